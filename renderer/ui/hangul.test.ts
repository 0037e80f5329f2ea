import { describe, expect, it } from 'vitest';
import { begins, initialsOf, lettersOf } from './hangul.ts';

describe('letters of Hangul', () => {
  it('are those that are typed', () => {
    expect(['가중치', '갖', '값', '과', '의미', 'LSTM 추가', 'ㄳ'].map(lettersOf)).toEqual(['ㄱㅏㅈㅜㅇㅊㅣ', 'ㄱㅏㅈ', 'ㄱㅏㅂㅅ', 'ㄱㅗㅏ', 'ㅇㅡㅣㅁㅣ', 'LSTM ㅊㅜㄱㅏ', 'ㄱㅅ']);
    expect(['학습', '까치', 'LSTM 추가'].map(initialsOf)).toEqual(['ㅎㅅ', 'ㄲㅊ', 'LSTM ㅊㄱ']);
  });

  it.each([
    ['학습', 'ㅎ'], ['학습', 'ㅎㅅ'], ['학습', '하'], ['학습', '학'], ['학습', '학ㅅ'], ['학습', '학스'], ['가중치', '갖'], ['가중치', '가주'], ['가속', 'ㄳ'],
    ['임베딩', '이'], ['lstm', 'ls'],
  ])('%s begins as %s', (text, typed) => {
    expect(begins(text, typed)).toBe(true);
  });

  it.each([['학습', 'ㅅ'], ['학습', '한'], ['학습', '학습률'], ['가중치', '각'], ['lstm', 'ㅎ'], ['학습', 'h']])('%s does not begin as %s', (text, typed) => {
    expect(begins(text, typed)).toBe(false);
  });
});
