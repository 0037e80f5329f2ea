import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkDocument } from '../compiler/check.ts';
import { translator } from '../i18n/index.ts';
import { splitSymbols } from '../text/symbols.ts';
import { parseDocument } from './parse.ts';

const folder = join(import.meta.dirname, '..', '..', 'templates');
const suffix = '.unroll.json';
const ids = readdirSync(folder).filter((name) => name.endsWith(suffix)).map((name) => name.slice(0, -suffix.length));
const read = (id: string) => parseDocument(readFileSync(join(folder, id + suffix), 'utf8'), id);

describe.each(ids)('template %s', (id) => {
  it('is a document without a complaint, every node in its place', () => {
    const document = read(id);
    expect(checkDocument(document, {}).diagnostics).toEqual([]);
    expect(Object.keys(document.view.positions).sort()).toEqual(document.graph.nodes.map((node) => node.id).sort());
  });

  it('has a title and a sentence', () => {
    expect(translator.exists(`templates:${id}.title`)).toBe(true);
    expect(translator.exists(`templates:${id}.description`)).toBe(true);
  });
});

it('the questions of many-to-one agree with each other, and no length gives an answer away', () => {
  const rows = read('many-to-one').data.flatMap((source) => (source.type === 'pairs' ? source.rows : []));
  expect(rows.length).toBeGreaterThanOrEqual(60);
  expect(new Set(rows.map(({ question }) => question)).size).toBe(rows.length);
  const words = (question: string): number => splitSymbols(question, { symbols: 'word', lowercase: true }).length;
  expect([...new Set(rows.map(({ question }) => words(question)))].sort()).toEqual([2, 3, 4, 5, 6]);
  const lengthsOf = (color: string) => rows.filter(({ answer }) => answer === color).map(({ question }) => words(question)).sort();
  for (const color of new Set(rows.map(({ answer }) => answer))) expect(lengthsOf(color), color).toEqual(lengthsOf('blue'));
});
