import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseTable } from '../../shared/series/parse-table.ts';
import { toCsv } from './csv.ts';

it('quotes what needs it and leaves unknown cells empty', () => {
  expect(toCsv(['run', { called: 'a, b' }], [['Run 1, "wide"', 0.25], ['two\nlines', null], ['', NaN]])).toBe(
    'run,"a, b"\r\n"Run 1, ""wide""",0.25\r\n"two\nlines",\r\n,\r\n',
  );
});

it('is read back as it was, whatever the cells hold', () => {
  const cell = fc.string().map((text) => text.replace(/[\r\uFEFF]/g, ''));
  const table = fc.array(fc.tuple(cell, fc.double({ noNaN: true, noDefaultInfinity: true })), { minLength: 1 });
  fc.assert(
    fc.property(table, (rows) => {
      const read = parseTable(toCsv(['text', 'value'], rows), ',').slice(1);
      expect(read).toEqual(rows.map(([text, number]) => [text, String(number)]));
    }),
  );
});
