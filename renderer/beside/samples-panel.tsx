import { useRef } from 'react';
import { t } from '../../shared/i18n/index.ts';
import { FigureMenu } from '../figure/figure-menu.tsx';
import { SampleBody } from '../training/sample-body.tsx';
import { samplesCsv } from '../training/samples-csv.ts';
import { classNames } from '../ui/class-names.ts';
import { formatCount } from '../ui/format.ts';
import type { Side } from './use-side.ts';

/** What both said to the same prompt, at the moment that is looked at. */
export function PairSamples({ sides }: { readonly sides: readonly [Side, Side] }) {
  const title = t(sides[0].run.task === 'forecast' ? 'timeline:beside.forecasts' : 'timeline:beside.samples');
  const drawing = useRef<HTMLDivElement>(null);
  const csv = () => samplesCsv(sides.map(({ name, label, sample }) => ({ name: `${name} (${label})`, samples: sample ? [sample] : [] })));
  return (
    <section aria-label={title} className="-mx-4 flex min-h-0 flex-col">
      <header className="flex h-11 shrink-0 items-center gap-2 px-4">
        <h2>{title}</h2>
        <span className="ml-auto">{sides.some(({ sample }) => sample) && <FigureMenu label={title} figure={{ name: `${sides[0].run.title} ${title}`, svg: () => drawing.current, csv }} />}</span>
      </header>
      <div ref={drawing} className="grid min-h-0 flex-1 grid-cols-2 divide-x divide-line">
        {sides.map(({ run, label, sample, document }, index) => (
          <div key={run.id} role="group" aria-label={label} className="min-w-0 px-4 pb-3">
            <p className="flex items-baseline gap-2 text-small">
              <b className={classNames('font-semibold', index === 0 ? 'text-divergence' : 'text-ink')}>{label}</b>
              {sample && <span className="text-ink-2">{t('training:samples.step', { step: formatCount(sample.step) })}</span>}
            </p>
            {sample ? (
              <SampleBody sample={sample} now />
            ) : (
              <p className="mt-1 text-ink-2">{t('training:samples.soon', { step: formatCount(Math.min(document?.training.sampleEvery ?? 0, run.steps)) })}</p>
            )}
          </div>
        ))}
      </div>
    </section>
  );
}
