import fc from 'fast-check';
import { expect, it } from 'vitest';
import { marksFor } from './symbol-marks.ts';

const none = new Set<string>();

it('shows white space as signs of one character, and reads them back', () => {
  const marks = marksFor(none, true);
  expect(marks.show('a b\nc')).toBe('a␣b↵c');
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', ' ', '\n', '\t', '.') }), (text) => {
      expect(marks.show(text)).toHaveLength(text.length);
      expect(marks.read(marks.show(text))).toBe(text);
    }),
  );
});

it('leaves spaces between words, and signs that are symbols themselves', () => {
  expect(marksFor(none, false).show('a b\nc')).toBe('a b↵c');
  const marks = marksFor(new Set(['␣', '↵']), true);
  expect(marks.show('a b\n')).toBe('a·b⏎');
  expect(marks.read('␣·↵⏎')).toBe('␣ ↵\n');
});
