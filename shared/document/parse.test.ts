import { describe, expect, it } from 'vitest';
import { chain } from '../compiler/testing/networks.ts';
import { UserError } from '../errors.ts';
import { errorText } from '../i18n/index.ts';
import { parseDocument, serializeDocument } from './parse.ts';
import { DOCUMENT_VERSION } from './schema.ts';

const document = chain({ layers: [['one-hot']] });

function problem(text: string): string {
  try {
    parseDocument(text, 'net.unroll.json');
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    return errorText(error);
  }
  throw new Error('was read');
}

describe('parseDocument', () => {
  it('reads what was written', () => {
    expect(parseDocument(serializeDocument(document), 'f')).toEqual(document);
  });

  it('keeps a node of a kind it does not know, with its params', () => {
    const strange = { id: 's', kind: 'attention', kindVersion: 3, name: 'A', params: { heads: 4, deep: { a: [1] } } };
    const written = { ...document, graph: { ...document.graph, nodes: [...document.graph.nodes, strange] } };
    const read = parseDocument(serializeDocument(written), 'f');
    expect(read.graph.nodes.at(-1)).toEqual(strange);
  });

  it('refuses a newer version and says so', () => {
    for (const version of [DOCUMENT_VERSION + 1, 99])
      expect(problem(JSON.stringify({ ...document, version }))).toContain(`was saved by a newer Unroll (format ${version}`);
  });

  it('refuses a file cut in half', () => {
    const text = serializeDocument(document);
    expect(problem(text.slice(0, text.length / 2))).toContain('is not a whole Unroll document');
  });

  it('refuses what is not ours', () => {
    expect(problem('{"a": 1}')).toContain('is not an Unroll document');
    expect(problem('[]')).toContain('is not an Unroll document');
  });

  it('refuses two nodes with one id, also within a group, and what lies where nothing can be drawn', () => {
    const [first] = document.graph.nodes;
    const [id, nodes] = [first?.id ?? '', [...document.graph.nodes, ...document.graph.nodes.slice(0, 1)]];
    const said = `net.unroll.json holds two nodes with the id ${id}. Give one of them another id in the file.`;
    expect(problem(JSON.stringify({ ...document, graph: { ...document.graph, nodes } }))).toBe(said);
    expect(problem(JSON.stringify({ ...document, graph: { ...document.graph, groups: [{ id: 'g', name: '', inputs: [], outputs: [], nodes, wires: [] }] } }))).toBe(said);
    expect(problem(JSON.stringify({ ...document, view: { ...document.view, positions: { [id]: { x: 1e300, y: 0 } } } }))).toContain(`view.positions.${id}.x`);
  });

  it('names the field that is wrong', () => {
    expect(problem(JSON.stringify({ ...document, training: { ...document.training, batch: 'many' } }))).toContain('training.batch');
  });
});
