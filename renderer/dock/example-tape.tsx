import { useState, type KeyboardEvent } from 'react';
import { t } from '../../shared/i18n/index.ts';
import type { DatasetFacts } from '../../shared/ipc/contract.ts';
import { classNames } from '../ui/class-names.ts';
import { Math as Tex } from '../ui/math.tsx';
import { Pager } from '../ui/pager.tsx';
import { visibleSymbol } from '../ui/symbol.ts';

const mostColumns = 200;

interface ExampleTapeProps {
  readonly dataset: DatasetFacts;
  readonly isText: boolean;
  readonly isWords: boolean;
}

/** One sequence as it is read, with what is asked for under each symbol. */
export function ExampleTape({ dataset: { examples }, isText, isWords }: ExampleTapeProps) {
  const [chosen, setChosen] = useState(0);
  const [lit, setLit] = useState(1);
  const at = Math.min(chosen, examples.length - 1);
  const example = examples[at];
  if (!example) return null;
  const columns = Math.min(example.x.length, mostColumns);
  const time = Math.min(lit, columns);
  const target = (t: number) => example.d[t - 1] ?? example.d.at(-1) ?? '';
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    setLit(Math.min(columns, Math.max(1, time + step)));
  };
  return (
    <>
      <div className="flex h-6 items-center gap-2 text-small">
        <span className="font-semibold">{t(isText ? 'app:data.exampleWindow' : 'app:data.exampleQuestion')}</span>
        <span className="text-ink-3">{t('app:data.exampleOf', { at: at + 1, count: examples.length })}</span>
        <span className="ml-auto">
          <Pager
            size="sm"
            previous={t('app:data.previous')}
            next={t('app:data.next')}
            onPrevious={at === 0 ? null : () => setChosen(at - 1)}
            onNext={at === examples.length - 1 ? null : () => setChosen(at + 1)}
          />
        </span>
      </div>
      <div className="grid grid-cols-[26px_minmax(0,1fr)] pt-1.5">
        <div className="text-[13px] leading-[22px]">
          <Tex tex="x_t" className="block leading-[22px]" />
          <Tex tex="d_t" className="block leading-[22px]" />
        </div>
        <div
          role="slider"
          tabIndex={0}
          aria-label={t('app:data.tape')}
          aria-valuemin={1}
          aria-valuemax={columns}
          aria-valuenow={time}
          aria-valuetext={t('app:data.at', { t: time, x: example.x[time - 1] ?? '', d: target(time) })}
          onKeyDown={onKeyDown}
          className="mono flex overflow-x-auto overflow-y-hidden rounded-chip pb-1 text-[13px] font-medium"
        >
          {example.x.slice(0, columns).map((symbol, index) => {
            const isLit = index + 1 === time;
            return (
              <span
                key={index}
                onPointerEnter={() => setLit(index + 1)}
                className={classNames('flex shrink-0 flex-col text-center', isWords ? 'px-1.25' : 'w-2.75')}
              >
                <Cell symbol={symbol} className={isLit ? 'bg-data-tint text-data' : ''} />
                <Cell symbol={target(index + 1)} className={isLit ? 'bg-divergence-tint text-divergence' : ''} />
                <span className="relative h-4 font-sans text-micro font-normal text-ink-3">
                  {isTick(index + 1) && <span className="absolute left-1/2 -translate-x-1/2 whitespace-nowrap">{index + 1}</span>}
                </span>
              </span>
            );
          })}
        </div>
      </div>
      <p className="mt-1 text-small text-ink-2">
        <Sentence t={time} x={example.x[time - 1] ?? ''} d={target(time)} isText={isText} />
      </p>
    </>
  );
}

function Cell({ symbol, className }: { readonly symbol: string; readonly className: string }) {
  const isBlank = symbol.trim() === '';
  return <span className={classNames('rounded-[3px] leading-[22px] whitespace-nowrap', isBlank && 'font-normal text-ink-3', className)}>{visibleSymbol(symbol)}</span>;
}

/** "At t = 10 the network reads s and is asked for h." */
function Sentence({ t: time, x, d, isText }: { readonly t: number; readonly x: string; readonly d: string; readonly isText: boolean }) {
  const [before = '', between = '', after = ''] = t(isText ? 'app:data.sentence' : 'app:data.sentenceAnswer').split('|');
  return (
    <>
      {t('app:data.sentenceAt')} <Tex tex={`t = ${time}`} /> {before}
      <b className="mono font-semibold text-data">{visibleSymbol(x)}</b>
      {between}
      <b className="mono font-semibold text-divergence">{visibleSymbol(d)}</b>
      {after}
    </>
  );
}

function isTick(t: number): boolean {
  return t === 1 || t % 10 === 0;
}
