import { t as text } from '../../shared/i18n/index.ts';
import { formatLoss, formatNumber } from '../ui/format.ts';
import type { Frame } from './frame.ts';
import { answerAt } from './paint-lane.ts';
import type { Unfolded } from './lanes.ts';
import { judgement, type LaneValues } from './values.ts';

/** A timestep in words: what is read, answered, desired, and what that costs. */
export function saidAtTimestep({ lanes }: Unfolded, values: ReadonlyMap<string, LaneValues>, frame: Frame, t: number): string {
  const said = [text('unrolled:rulerText', { t, length: frame.length, x: frame.x[t - 1] ?? '' })];
  for (const lane of lanes) {
    const { parts = [], judge = null } = values.get(lane.id) ?? {};
    if (lane.shows === 'classes' || lane.shows === 'forecast') {
      const answer = answerAt(parts[0], frame, t, lane.shows === 'forecast');
      if (answer) said.push(text(lane.shows === 'forecast' ? 'unrolled:rulerForecast' : 'unrolled:rulerAnswers', { answer: answer.text, probability: answer.probability }));
    }
    if (lane.shows !== 'divergence' || !judge) continue;
    const div = judge.div[t - 1] ?? Number.NaN;
    said.push(judgement(judge, t) === 'unasked' ? text('unrolled:rulerUnasked') : text('unrolled:rulerAsked', { d: frame.d[t - 1] ?? '', div: formatLoss(div), w: formatNumber(judge.w[t - 1] ?? 0) }));
  }
  return said.join(', ');
}
