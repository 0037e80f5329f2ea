import { Check, X } from 'lucide-react';
import { t } from '../../shared/i18n/index.ts';
import type { Sample } from '../../shared/ipc/contract.ts';
import { classNames } from '../ui/class-names.ts';
import { formatCount, formatPercent } from '../ui/format.ts';
import { linePath } from '../ui/line-path.ts';

/** A sample of any kind: text, answers, or a forecast beside what came. */
export function SampleBody({ sample, now }: { readonly sample: Sample; readonly now: boolean }) {
  if (sample.answers) return <Answers answers={sample.answers} now={now} />;
  if (sample.forecast) return <ForecastLines forecast={sample.forecast} step={sample.step} />;
  const { prime, text } = sample;
  return (
    <p
      data-selectable
      className={classNames('mono mt-1 max-h-60 overflow-hidden break-all whitespace-pre-wrap', now ? 'text-ink' : 'text-ink-2')}
      style={{ wordBreak: 'normal', overflowWrap: 'anywhere' }}
    >
      <span className="font-medium text-data">{prime}</span>
      {text.startsWith(prime) ? text.slice(prime.length) : text}
    </p>
  );
}

/** All of them at the moment that is looked at; elsewhere how many were right. */
function Answers({ answers, now }: { readonly answers: NonNullable<Sample['answers']>; readonly now: boolean }) {
  const right = answers.filter((each) => each.right).length;
  return (
    <>
      <p className="mt-1 text-ink-2">{t('recorder:samples.right', { right, count: answers.length })}</p>
      {now && (
        <ul className="mt-1 flex flex-col text-small">
          {answers.map(({ question, answer, probability, right: isRight }) => (
            <li key={question} className="grid min-h-6 grid-cols-[auto_minmax(0,1fr)_auto_auto] items-center gap-x-2">
              <span role="img" aria-label={t(isRight ? 'recorder:samples.ok' : 'recorder:samples.wrong')} className={isRight ? 'text-ok' : 'text-ink-3'}>
                {isRight ? <Check size={13} aria-hidden /> : <X size={13} aria-hidden />}
              </span>
              <span className="mono truncate text-ink-2">{question}</span>
              <span className="mono max-w-32 truncate font-semibold">{answer}</span>
              <span className="mono w-12 text-right text-ink-2">{formatPercent(probability)}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

const SIZE = { width: 320, height: 72 };

/** The first channel: what is known, then what was forecast over what came. */
function ForecastLines({ forecast, step }: { readonly forecast: NonNullable<Sample['forecast']>; readonly step: number }) {
  const first = (rows: readonly (readonly number[])[]): number[] => rows.map((row) => row[0] ?? 0);
  const [known, truth, values] = [first(forecast.known), first(forecast.truth), first(forecast.values)];
  const all = [...known, ...truth];
  const [min, max] = [Math.min(...all), Math.max(...all)];
  const room = (max - min) * 0.25 || 1;
  const x = (index: number): number => (index / Math.max(1, all.length - 1)) * SIZE.width;
  const y = (value: number): number => SIZE.height - ((Math.min(max + room, Math.max(min - room, value)) - min + room) / (max - min + 2 * room)) * SIZE.height;
  const line = (numbers: readonly number[], from: number): string => linePath(numbers.map((value, index) => [x(from + index), y(value)]));
  return (
    <svg role="img" aria-label={t('recorder:samples.line', { column: forecast.columns[0] ?? '', step: formatCount(step) })} viewBox={`0 0 ${SIZE.width} ${SIZE.height}`} className="mt-1 block h-18 w-full" preserveAspectRatio="none">
      <path d={`M${x(known.length - 1)} 0V${SIZE.height}`} stroke="var(--line-strong)" vectorEffect="non-scaling-stroke" />
      <path d={line([...known, ...truth], 0)} fill="none" stroke="var(--ink-3)" strokeWidth={1.5} vectorEffect="non-scaling-stroke" />
      <path d={line([known.at(-1) ?? 0, ...values], known.length - 1)} fill="none" stroke="var(--output)" strokeWidth={2} strokeDasharray="5 3" vectorEffect="non-scaling-stroke" />
    </svg>
  );
}
