import { expect, it } from 'vitest';
import { layerNames } from './layer-names.ts';

const node = (id: string, name: string, kind = 'lstm') => ({ id, kind, kindVersion: 1, name, params: {} });

it('makes names that Keras takes, each once', () => {
  const nodes = [node('a', ''), node('b', 'Long memory!'), node('c', 'long-memory'), node('d', '기억', 'one-hot'), node('e', '2nd'), node('f', 'input')];
  expect([...layerNames(nodes, ['input'])]).toEqual([
    ['a', 'lstm'],
    ['b', 'long_memory'],
    ['c', 'long_memory_2'],
    ['d', 'one_hot'],
    ['e', 'lstm_2nd'],
    ['f', 'input_2'],
  ]);
});
