import { describe, expect, it } from 'vitest';
import { errorText } from '../i18n/index.ts';
import { factsOf, frameOf, tapeOf } from '../text/dataset.ts';
import { pairsInOrder } from '../text/pair-batches.ts';
import { textInOrder } from '../text/text-batches.ts';
import { columnNames, readCsv } from './csv-table.ts';
import { scale, sequenceDataset, unscale, type SequenceParams } from './series-dataset.ts';

const params: SequenceParams = { task: 'forecast', columns: [], sequence: '', label: '', horizon: 1, window: 3, standardise: false, validation: 0 };
const labelled: SequenceParams = { ...params, task: 'answer', sequence: 'id', label: 'said' };
const all = { div: { schedule: 'all' } } as const;

const series = (text: string, given: Partial<SequenceParams> = {}) => {
  const dataset = sequenceDataset(readCsv(text, 'waves.csv'), { ...params, ...given });
  if (dataset.type !== 'series') throw new Error('not a series');
  return dataset;
};

const said = (text: string, given: Partial<SequenceParams> = {}): string => {
  try {
    sequenceDataset(readCsv(text, 'waves.csv'), { ...params, ...given });
  } catch (error) {
    return errorText(error);
  }
  return 'nothing';
};

const column = Array.from({ length: 12 }, (_, row) => row);

describe('a series', () => {
  it('takes every column of numbers, or the chosen ones in their order', () => {
    const text = `name,a,b\n${column.map((row) => `x${row},${row},${row * 10}`).join('\n')}`;
    expect(series(text).columns).toEqual(['a', 'b']);
    const chosen = series(text, { columns: ['b'] });
    expect([...chosen.training.slice(0, 3)]).toEqual([0, 10, 20]);
    expect(factsOf(chosen)).toEqual({ symbols: 0, classes: 1, channels: 1, timesteps: 3, lengths: [3] });
    expect(columnNames(text)).toEqual(['name', 'a', 'b']);
  });

  it('tells columns of one name apart, which spreadsheets write', () => {
    const text = `a,a,,a (2)\n${column.map((row) => `${row},${row * 10},${row * 100},${row * 1000}`).join('\n')}`;
    const dataset = series(text);
    expect(dataset.columns).toEqual(['a', 'a (3)', '3', 'a (2)']);
    expect([...dataset.training.slice(4, 8)]).toEqual([1, 10, 100, 1000]);
    expect(columnNames(text)).toEqual(dataset.columns);
  });

  it('is scaled by mean and deviation of its training part alone, and back', () => {
    const dataset = series(column.join('\n'), { standardise: true, validation: 0.5, window: 2 });
    expect(dataset.scaling.mean).toEqual([2.5]);
    expect(dataset.scaling.deviation[0]).toBeCloseTo(Math.sqrt(35 / 12), 12);
    const mean = dataset.training.reduce((a, b) => a + b) / 6;
    expect(mean).toBeCloseTo(0, 6);
    expect([...unscale(scale(Float32Array.of(1, 7), dataset.scaling), dataset.scaling)].map((value) => Math.round(value * 1e4) / 1e4)).toEqual([1, 7]);
    expect(series('a\n4\n4\n4\n4', { standardise: true }).scaling).toEqual({ mean: [4], deviation: [1] });
  });

  it('is judged on every row that has a target, the horizon away', () => {
    const dataset = series(`a;b\n${column.map((row) => `${row};${-row}`).join('\n')}`, { horizon: 2 });
    const epoch = textInOrder(tapeOf(dataset, dataset.training), frameOf(dataset, 1, 3, all), true);
    expect(epoch.batches).toBe(4);
    const [first, last] = [epoch.batch(0), epoch.batch(3)];
    expect([...first.x]).toEqual([0, 0, 1, -1, 2, -2]);
    expect([...first.y]).toEqual([2, -2, 3, -3, 4, -4]);
    expect([...last.y].slice(0, 2)).toEqual([11, -11]);
    expect([...(last.w.div ?? [])]).toEqual([1, 0, 0]);
  });
});

describe('labelled sequences', () => {
  const text = 'id,v,u,said\n1,1,5,up\n1,2,6,up\n1,3,7,up\n2,9,8,down\n';

  it('are grouped, padded on the left, and have their label as the target of every time', () => {
    const dataset = sequenceDataset(readCsv(text, 'x'), labelled);
    if (dataset.type !== 'labelled') throw new Error('not labelled');
    expect(dataset).toMatchObject({ columns: ['v', 'u'], answers: ['down', 'up'], lengths: [1, 3] });
    const batch = pairsInOrder(dataset.training, frameOf(dataset, 2, 3, all)).batch(0);
    expect([...batch.x]).toEqual([1, 5, 2, 6, 3, 7, 0, 0, 0, 0, 9, 8]);
    expect([...batch.y]).toEqual([1, 1, 1, 0, 0, 0]);
    expect([...batch.mask]).toEqual([1, 1, 1, 0, 0, 1]);
  });

  it.each([
    ['id,v,said\n1,1,up\n1,2,down', 'waves.csv, row 3, column "said": sequence 1 is labelled "down" here and "up" before.'],
    ['id,v,said\n1,1,up\n2,2,', 'waves.csv, row 3, column "said": there is no label.'],
    ['id,v,said\n1,1,up\n2,2,up', 'every answer'],
    ['key,v,said\n1,1,up\n2,2,up', 'waves.csv has no column "id". It has key, v, said.'],
  ])('%j is refused', (bad, sentence) => {
    expect(said(bad, labelled)).toContain(sentence === 'every answer' ? 'up' : sentence);
  });
});

describe('a bad file', () => {
  it.each([
    ['a,b\n1,2\n3,x', 'waves.csv, row 3, column "b": "x" is not a number.'],
    ['1\n2\n\n1e99', 'waves.csv, row 3, column "1": "1e99" is not a number.'],
    ['a,b\n1,2\n3', 'waves.csv, row 3 has 1 fields where the first row has 2. Mend the row.'],
    ['a,b\n', 'waves.csv has no rows. Give it a first line with names and a row of numbers for each step.'],
    ['a\n1\n2', 'waves.csv has 2 rows to train on, but windows of 3 with a target 1 later need 4. Give more rows, or a shorter window.'],
    ['a\nx\ny', 'waves.csv has no column of numbers. Choose its columns in the inspector.'],
  ])('%j is named by file, row and column', (text, sentence) => {
    expect(said(text)).toBe(sentence);
  });
});
