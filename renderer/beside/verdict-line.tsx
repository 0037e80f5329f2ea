import { t } from '../../shared/i18n/index.ts';
import { recordedAt } from '../state/moment-store.ts';
import { formatCount, formatLoss, formatPercent } from '../ui/format.ts';
import type { Side } from './use-side.ts';
import { measureFor, valueOf, verdictOf, type Measure } from './verdict.ts';

/** What the pair shows, in measured facts alone: who came as far as both did first, and where both are. */
export function VerdictLine({ sides, moment }: { readonly sides: readonly [Side, Side]; readonly moment: number | null }) {
  const [first, second] = sides;
  const measure = measureFor(first.run.task);
  const upTo = ({ alike }: Side) => (moment === null ? alike : alike.filter(({ step }) => step <= moment));
  const verdict = verdictOf(upTo(first), upTo(second), measure);
  const now = sides.map(({ alike }) => recordedAt(alike, moment));
  const values = now.map((each) => (each ? valueOf(each, measure) : null));
  if (now.some((each) => !each)) return <p role="status" className="text-ink-2">{t(sides.some(({ run }) => run.status === 'training' || run.status === 'starting') ? 'timeline:beside.soon' : 'timeline:beside.unmeasured')}</p>;
  const isOne = now[0]?.step === now[1]?.step;
  const newest = t(isOne ? 'timeline:beside.nowAlike' : 'timeline:beside.now', {
    step: formatCount(now[0]?.step ?? 0),
    first: first.label, firstStep: formatCount(now[0]?.step ?? 0), firstValue: written(measure, values[0]),
    second: second.label, secondStep: formatCount(now[1]?.step ?? 0), secondValue: written(measure, values[1]),
    what: t(`timeline:beside.quantity.${measure}`),
  });
  return (
    <p role="status">
      {verdict && (
        <b className="font-semibold">
          {verdict.first === verdict.second
            ? t('timeline:beside.together', { level: t(`timeline:beside.level.${measure}`, { value: written(measure, verdict.level) }), step: formatCount(verdict.first) })
            : t('timeline:beside.reached', {
                level: t(`timeline:beside.level.${measure}`, { value: written(measure, verdict.level) }),
                quick: verdict.first < verdict.second ? first.label : second.label,
                slow: verdict.first < verdict.second ? second.label : first.label,
                step: formatCount(Math.min(verdict.first, verdict.second)),
                later: formatCount(Math.max(verdict.first, verdict.second)),
              })}{' '}
        </b>
      )}
      <span className="text-ink-2">{newest}</span>
    </p>
  );
}

function written(measure: Measure, value: number | null | undefined): string {
  if (value === null || value === undefined) return '–';
  return measure === 'loss' ? formatLoss(value) : formatPercent(value);
}
