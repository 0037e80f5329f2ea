import { t } from '../../shared/i18n/index.ts';
import { toCsv } from '../figure/csv.ts';
import { readInk, svgPage } from '../figure/svg-page.ts';
import { svgShape, svgText } from '../figure/svg-shape.ts';
import { readColour } from '../training/theme-colours.ts';
import { formatProbability } from '../ui/format.ts';
import { visibleSymbol } from '../ui/symbol.ts';
import type { AnswerAt } from './answers.ts';
import type { Question } from './use-answers.ts';
import type { Side } from './use-side.ts';

const LEFT = 150;
const ROW = 44;

/** Both networks' answers at every timestep as a drawing: the answer, its probability, and a bar of that of the desired one. */
export function answersSvg(sides: readonly [Side, Side], answers: readonly [readonly AnswerAt[], readonly AnswerAt[]], asked: Question | undefined): string {
  const [first] = answers;
  const cell = Math.max(34, Math.min(110, 1400 / Math.max(1, first.length)));
  const ink = readInk();
  const [output, mark, data] = [readColour('output'), readColour('divergence'), readColour('data')];
  const row = (index: 0 | 1): string[] => {
    const top = 84 + index * ROW;
    return [
      svgText(24, top + 22, sides[index].label, { weight: 600, fill: index === 0 ? mark : ink.ink }),
      ...answers[index].flatMap(({ answer, probability, desired }, at) => {
        const x = LEFT + at * cell;
        const isRight = desired?.answer === answer;
        return [
          svgShape('rect', { x: x + 2, y: top, width: cell - 4, height: 36, rx: 4, fill: 'none', stroke: ink.line }),
          desired === null ? '' : svgShape('rect', { x: x + 2, y: top + 33, width: (cell - 4) * desired.probability, height: 3, fill: output }),
          svgText(x + cell / 2, top + 15, visibleSymbol(answer), { anchor: 'middle', family: 'mono', weight: isRight ? 600 : 400, fill: isRight ? output : ink.ink }),
          svgText(x + cell / 2, top + 29, formatProbability(probability), { anchor: 'middle', family: 'mono', size: 10, fill: ink.quiet }),
        ];
      }),
    ];
  };
  const question = asked?.answer == null ? (asked?.text ?? '') : `${asked.text} → ${asked.answer}`;
  return svgPage({ width: LEFT + cell * first.length + 24, height: 100 + 2 * ROW, title: question, note: t('timeline:beside.legend'), ink }, [
    ...first.map(({ symbol }, at) => svgText(LEFT + (at + 0.5) * cell, 74, `${at + 1} ${visibleSymbol(symbol)}`, { anchor: 'middle', family: 'mono', fill: data })),
    ...row(0),
    ...row(1),
  ]);
}

/** A line a timestep of both. */
export function answersCsv(sides: readonly Side[], answers: readonly (readonly AnswerAt[] | null)[]): string {
  const rows = sides.flatMap(({ name, label }, index) =>
    (answers[index] ?? []).map(({ symbol, answer, probability, desired }, at) => [name, label, at + 1, symbol, desired?.answer, answer, probability, desired?.probability]),
  );
  return toCsv(['run', 'weights', 't', 'symbol', 'desired', 'answer', 'probability', 'probability_desired'], rows);
}

/** What both answer in the end, a line a question. */
export function finalAnswersCsv(sides: readonly Side[], questions: readonly Question[], answers: readonly (readonly (readonly AnswerAt[] | null)[])[]): string {
  const rows = sides.flatMap(({ name, label }, index) =>
    questions.map(({ text, answer: desired }, at) => {
      const last = answers[index]?.[at]?.at(-1);
      return [name, label, text, desired, last?.answer, last?.probability, last && Number(last.answer === desired)];
    }),
  );
  return toCsv(['run', 'weights', 'question', 'desired', 'answer', 'probability', 'right'], rows);
}
