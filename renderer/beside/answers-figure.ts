import { t } from '../../shared/i18n/index.ts';
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
  const [width, height] = [Math.ceil(LEFT + cell * first.length + 16), 86 + 2 * ROW];
  const colour = { paper: readColour('surface'), ink: readColour('ink'), quiet: readColour('ink-2'), line: readColour('line-strong'), output: readColour('output'), mark: readColour('divergence'), data: readColour('data') };
  const text = (x: number, y: number, words: string, more = ''): string => `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" ${more}>${escaped(words)}</text>`;
  const row = (index: 0 | 1): string[] => {
    const top = 74 + index * ROW;
    return [
      text(12, top + 22, sides[index].label, `font-weight="600" fill="${index === 0 ? colour.mark : colour.ink}"`),
      ...answers[index].flatMap(({ answer, probability, desired }, t) => {
        const x = LEFT + t * cell;
        const right = desired?.answer === answer;
        return [
          `<rect x="${(x + 2).toFixed(1)}" y="${top}" width="${(cell - 4).toFixed(1)}" height="36" rx="4" fill="none" stroke="${colour.line}"/>`,
          desired === null ? '' : `<rect x="${(x + 2).toFixed(1)}" y="${top + 33}" width="${((cell - 4) * desired.probability).toFixed(1)}" height="3" fill="${colour.output}"/>`,
          text(x + cell / 2, top + 15, visibleSymbol(answer), `text-anchor="middle" font-weight="${right ? 600 : 400}" fill="${right ? colour.output : colour.ink}"`),
          text(x + cell / 2, top + 29, formatProbability(probability), `text-anchor="middle" font-size="10" fill="${colour.quiet}"`),
        ];
      }),
    ];
  };
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="'JetBrains Mono Variable', 'Inter Variable', 'Pretendard Variable', monospace" font-size="12" fill="${colour.ink}">`,
    `<rect width="${width}" height="${height}" fill="${colour.paper}"/>`,
    text(12, 24, asked?.answer == null ? (asked?.text ?? '') : `${asked.text} → ${asked.answer}`, 'font-size="15" font-weight="600"'),
    text(12, 42, t('timeline:beside.legend'), `fill="${colour.quiet}" font-size="11"`),
    ...first.map(({ symbol }, t) => text(LEFT + (t + 0.5) * cell, 64, `${t + 1} ${visibleSymbol(symbol)}`, `text-anchor="middle" fill="${colour.data}"`)),
    ...row(0),
    ...row(1),
    '</svg>',
  ].join('\n');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
