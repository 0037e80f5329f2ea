import { describe, expect, it } from 'vitest';
import { filledRows, parseRows, pasteRows } from './pair-rows.ts';

describe('parseRows', () => {
  it('reads what a spreadsheet copies', () => {
    expect(parseRows('color of sky\tblue\r\ncolor of grass\tgreen\r\n')).toEqual([
      { question: 'color of sky', answer: 'blue' },
      { question: 'color of grass', answer: 'green' },
    ]);
  });
  it('reads lines with one comma or semicolon each', () => {
    expect(parseRows('a b, c\nd, "e ""f"""')).toEqual([
      { question: 'a b', answer: 'c' },
      { question: 'd', answer: 'e "f"' },
    ]);
    expect(parseRows('one, two;x\nthree;y')).toEqual([{ question: 'one, two', answer: 'x' }, { question: 'three', answer: 'y' }]);
  });
  it('takes several lines without a separator for questions, and one line for a cell', () => {
    expect(parseRows('a\nb')).toEqual([{ question: 'a', answer: '' }, { question: 'b', answer: '' }]);
    expect(parseRows('color of sky')).toBeNull();
    expect(parseRows('\n ')).toBeNull();
  });
  it('keeps the first two of many columns', () => expect(parseRows('a\tb\tc')).toEqual([{ question: 'a', answer: 'b' }]));
});

describe('rows', () => {
  const row = (question: string) => ({ question, answer: 'x' });
  it('pastes over what is there and beyond the end', () => {
    expect(pasteRows([row('a'), row('b')], 1, [row('c'), row('d')]).map(({ question }) => question)).toEqual(['a', 'c', 'd']);
  });
  it('drops empty rows', () => expect(filledRows([row('a'), { question: ' ', answer: '' }])).toEqual([row('a')]));
});
