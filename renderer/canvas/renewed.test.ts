import fc from 'fast-check';
import { produce } from 'immer';
import { describe, expect, it } from 'vitest';
import { addPiece } from '../../shared/document/edit.ts';
import { makeGroup } from '../../shared/document/group-edit.ts';
import { documentSchema, type UnrollDocument } from '../../shared/document/schema.ts';
import { checkDocument } from '../../shared/compiler/check.ts';
import { elman } from '../../shared/compiler/testing/hand-wired.ts';
import { drawing, textFacts } from '../../shared/compiler/testing/networks.ts';
import { pieceOf, pieceText, readPiece } from '../../shared/nodes/piece.ts';
import { newDocument } from '../state/new-document.ts';
import { renewed } from './renewed.ts';

const by = { x: 5, y: 6 };
const plain = drawing(elman(3));
const ids = plain.graph.nodes.map(({ id }) => id);
const inGroup = ids.filter((id) => !['source', 'div'].includes(id));
const grouped = (members: readonly string[]): UnrollDocument =>
  members.length === 0 ? plain : produce(plain, makeGroup(members, { id: 'g', name: 'Cell', instance: { id: 'cell', kindVersion: 1 } }));
const all = (document: UnrollDocument): string[] => document.graph.nodes.map(({ id }) => id);
const paste = (document: UnrollDocument, text: string): UnrollDocument => produce(document, addPiece(renewed(readPiece(text), document, by)));
const piece = (change: (raw: Record<string, unknown> & { graph: UnrollDocument['graph'] }) => void): string => {
  const raw = JSON.parse(pieceText(pieceOf(grouped(['w', 'u']), all(grouped(['w', 'u']))))) as Parameters<typeof change>[0];
  change(raw);
  return JSON.stringify(raw);
};

describe('copied nodes', () => {
  it('pasted elsewhere are what they were, with ids, wires, data and definitions, and check the same', () => {
    fc.assert(fc.property(fc.subarray(inGroup), (members) => {
      const document = grouped(members);
      const copy = paste(newDocument(), pieceText(pieceOf(document, all(document))));
      expect(documentSchema.parse(copy)).toEqual(copy);
      expect([copy.graph, copy.data]).toEqual([document.graph, document.data]);
      const facts = { source: textFacts(5, 4) };
      expect(checkDocument(copy, facts).signals).toEqual(checkDocument(document, facts).signals);
    }), { numRuns: 40 });
  });

  it('pasted beside themselves share data and definitions; others of the same id get their own', () => {
    fc.assert(fc.property(fc.subarray(inGroup, { minLength: 1 }), fc.subarray(ids), (members, chosen) => {
      const document = grouped(members);
      const twice = paste(document, pieceText(pieceOf(document, chosen.includes('x') ? all(document) : ['cell'])));
      expect(documentSchema.parse(twice)).toEqual(twice);
      expect([twice.graph.groups, twice.data]).toEqual([document.graph.groups, document.data]);
      expect(new Set(all(twice)).size).toBe(all(twice).length);
      const changed = produce(document, ({ graph }) => { for (const group of graph.groups) group.nodes.splice(0, 1); });
      const other = paste(changed, pieceText(pieceOf(document, ['cell'])));
      expect(other.graph.groups).toHaveLength(2);
      expect(other.graph.groups.map(({ name }) => name)).toEqual(['Cell', 'Cell 2']);
      expect(other.graph.nodes.at(-1)?.params.group).toBe(other.graph.groups[1]?.id);
    }), { numRuns: 30 });
  });

  it('come from the text of a whole document as well', () => {
    expect(paste(newDocument(), JSON.stringify(plain)).graph).toEqual(plain.graph);
  });

  it.each([
    ['nothing', '  ', 'empty'],
    ['prose', 'hello there', 'notJson'],
    ['a copy without its end', '{ "format": "unroll-piece", "vers', 'cutOff'],
    ['JSON of another kind', '{"nodes": []}', 'notOurs'],
    ['a list', '[1, 2]', 'notOurs'],
    ['50 MB', 'x'.repeat(50_000_000), 'tooLarge'],
    ['a newer version', piece((raw) => { raw.version = 99; }), 'newer'],
    ['a wrong type', piece((raw) => { Object.assign(raw.graph, { nodes: 3 }); }), 'field'],
    ['a wire to nowhere', piece(({ graph }) => { graph.wires[0] = { id: 'w', from: { node: 'x', port: 'out' }, to: { node: 'no', port: 'in' } }; }), 'wire'],
    ['one id twice', piece(({ graph }) => { const [first] = graph.nodes; if (first) graph.nodes.push(first); }), 'twice'],
    ['an instance without its definition', piece(({ graph }) => { graph.groups = []; }), 'noGroup'],
    ['no nodes', piece(({ graph }) => { graph.nodes = []; graph.wires = []; }), 'noNodes'],
  ])('are refused with the reason: %s', (_, text, reason) => {
    expect(() => readPiece(text)).toThrowError(expect.objectContaining({ key: `groups:paste.${reason}` }) as Error);
  });
});
