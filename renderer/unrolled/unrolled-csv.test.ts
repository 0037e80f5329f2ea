import { expect, it } from 'vitest';
import { chain } from '../../shared/compiler/testing/networks.ts';
import { parseTable } from '../../shared/series/parse-table.ts';
import type { ProbeResult } from '../../shared/ipc/contract.ts';
import { unfold } from './lanes.ts';
import { unrolledCsv } from './unrolled-csv.ts';

const tensor = (...rows: readonly number[][]) => ({ shape: [rows.length, rows[0]?.length ?? 0], data: Float32Array.from(rows.flat()) });

it('is a line a timestep with every number that is seen, in full', () => {
  const { lanes, depth, time } = unfold(chain({ layers: [['one-hot'], ['rnn', { units: 2 }]] }), []);
  const div = { node: 'div', share: 1, w: Float32Array.from([0, 1]), div: Float32Array.from([0.5, 0.25]), weighted: Float32Array.from([0, 0.25]), total: 0.25, sumW: 1, loss: 0.25 };
  const result: ProbeResult = {
    took: 1, weights: { from: 'initial', step: 0 }, classes: [' ', 'b'], symbols: [' ', 'b'], available: [], loss: null, tensors: {}, step: null,
    sequences: [{
      length: 2, symbols: ['b', ' '], indices: Int32Array.from([1, 0]), targets: Int32Array.from([0, -1]), divergences: [div], alone: null,
      tensors: { 'state/n2/h': tensor([0.1, 1 / 3], [-1, 2]), 'prediction/div': tensor([0.25, 0.75], [0.5, 0.5]) },
    }],
  };
  const sequence = { ask: { x: ['b', ' '] }, length: 2, text: 'b ', symbols: ['b', ' '], rows: null, wanted: null };
  const [header, first, second] = parseTable(unrolledCsv({ unfolded: { lanes, depth, time }, sequence, result }), ',');
  expect(header).toEqual(['t', 'symbol', 'desired', 'n2/h 1', 'n2/h 2', 'n3  ', 'n3 b', 'div div', 'div w', 'div w_div']);
  expect(first?.slice(0, 3)).toEqual(['1', 'b', ' ']);
  expect(first?.[4]).toBe(String(Math.fround(1 / 3)));
  expect(second).toEqual(['2', ' ', '', '-1', '2', '0.5', '0.5', '0.25', '1', '0.25']);
});
