import { describe, expect, it } from 'vitest';
import { cliWords, fileWords } from './command-line.ts';

describe('words of the command line', () => {
  it('after --cli belong to the verb, whatever they look like', () => {
    expect(cliWords(['unroll', '--no-sandbox', '--cli', 'train', 'a.json', '--cli'])).toEqual(['train', 'a.json', '--cli']);
    expect(cliWords(['unroll', 'a.json'])).toBeNull();
  });

  it('are files where they are no switches', () => {
    expect(fileWords(['unroll', '--no-sandbox', 'a.json', '--foo=1', 'b.json'], true)).toEqual(['a.json', 'b.json']);
  });

  it('begin with the app\'s folder while it is not packaged', () => {
    expect(fileWords(['electron', '--no-sandbox', '.', 'a.json'], false)).toEqual(['a.json']);
    expect(fileWords(['electron', '.'], false)).toEqual([]);
  });
});
