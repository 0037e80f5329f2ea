import { Microscope, X } from 'lucide-react';
import { useRef, type ReactNode } from 'react';
import { messageText, t } from '../../shared/i18n/index.ts';
import { FigureMenu } from '../figure/figure-menu.tsx';
import { IdeaNote } from '../ideas/idea-note.tsx';
import { Button, IconButton } from '../ui/button.tsx';
import { formatCount, formatNumber, formatProbability } from '../ui/format.ts';
import { visibleSymbol } from '../ui/symbol.ts';
import { useGenerationStore, writtenSymbols, type Written } from './generation-store.ts';
import { DrawStrip } from './why/draw-strip.tsx';
import { InfluenceList } from './why/influence-list.tsx';
import { InsideStrips } from './why/inside-strips.tsx';
import { lookInMicroscope } from './why/look-in-microscope.ts';
import { oddsRows } from './why/odds-rows.ts';
import { Odds } from './why/odds.tsx';
import type { Why, WhyState } from './why/use-why.ts';
import { influenceFigure, insideCsv, oddsFigure } from './why/why-figures.ts';

export interface SymbolPanelProps {
  readonly index: number | null;
  /** It was chosen and stays: everything is told of it. */
  readonly pinned: boolean;
  readonly why: WhyState;
  readonly onClose: () => void;
}

/** Why this symbol: what else could have been drawn, what was drawn, and what before it spoke for it. */
export function SymbolPanel({ index, pinned, why, onClose }: SymbolPanelProps) {
  // Read at each growth of the text, which also clears what is no longer there.
  useGenerationStore((state) => state.requestId);
  const token = index === null ? undefined : writtenSymbols()[index];
  return (
    <aside
      aria-label={t('training:why.label')}
      className="flex min-h-0 flex-col overflow-y-auto border-l border-line"
      onKeyDown={(event) => {
        // Keys of an open menu come by here, too, though it lies elsewhere in the page.
        if (event.key === 'Escape' && pinned && event.target instanceof Node && event.currentTarget.contains(event.target)) onClose();
      }}
    >
      {token && index !== null ? (
        <>
          <header className="flex min-h-12 items-center gap-x-2 px-4 pt-2">
            <h2>{t('training:why.title', { symbol: visibleSymbol(token.symbol) })}</h2>
            {pinned && (
              <span className="ml-auto flex items-center gap-2 text-small text-ink-3">
                {t('training:why.pinned')}
                <IconButton label={t('why:close')} onClick={onClose}>
                  <X size={15} aria-hidden />
                </IconButton>
              </span>
            )}
          </header>
          <Told token={token} index={index} pinned={pinned} why={why} />
        </>
      ) : (
        <p className="p-4 text-ink-2">{t('training:why.hint')}</p>
      )}
    </aside>
  );
}

function Told({ token, index, pinned, why }: { readonly token: Written; readonly index: number; readonly pinned: boolean; readonly why: WhyState }) {
  const options = useGenerationStore((state) => state.options);
  const temperature = options?.temperature ?? 1;
  const found = pinned && why.state === 'ready' ? why.why : null;
  const rows = oddsRows(token, found?.before ?? null);
  const name = visibleSymbol(token.symbol);
  const title = t('training:why.title', { symbol: name });
  return (
    <div className="flex flex-col gap-4 px-4 py-2.5">
      <div className="flex flex-col gap-1.5" aria-live={pinned ? 'polite' : 'off'}>
        <p className="text-small text-ink-2">{before(index)}</p>
        <p>{sentence(token, temperature, found)}</p>
      </div>
      {rows.length > 0 && (
        <section aria-label={t('why:odds.title')} className="flex flex-col gap-1.5">
          <Heading title={t('why:odds.title')}>{found?.before && <FigureMenu label={t('why:odds.title')} figure={oddsFigure(`${title} ${index + 1}`, before(index), rows)} />}</Heading>
          <Odds rows={rows} classes={found?.before?.size ?? null} marked={token.symbol} temperature={token.primed ? null : temperature} hasBefore={pinned && why.state !== 'failed'} />
        </section>
      )}
      {pinned && token.drawn && <DrawStrip symbol={token.symbol} drawn={token.drawn} />}
      {pinned && index > 0 && <Explained index={index} why={why} symbol={name} title={title} />}
    </div>
  );
}

function Explained({ index, why, symbol, title }: { readonly index: number; readonly why: WhyState; readonly symbol: string; readonly title: string }) {
  const drawing = useRef<HTMLElement>(null);
  const running = useGenerationStore((state) => state.running);
  const wrote = useGenerationStore((state) => state.step);
  if (why.state === 'failed')
    return (
      <p role="alert" className="font-medium text-error">
        {messageText(why.failure)}
      </p>
    );
  if (why.state !== 'ready')
    return (
      <p role="status" className="min-h-80 text-ink-2">
        {t(running ? 'why:running' : 'microscope:reading')}
      </p>
    );
  const { influence, from, inside, insideFrom, ready, step } = why.why;
  const symbolAt = (at: number): string => writtenSymbols()[at]?.symbol ?? '';
  return (
    <>
      <section aria-label={t('why:influence.title', { symbol })} className="flex flex-col gap-1.5">
        <Heading title={t('why:influence.title', { symbol })}>
          <FigureMenu label={t('why:influence.figure')} figure={influenceFigure(`${title} ${index + 1}`, t('why:influence.about', { symbol }), influence, from, symbolAt)} />
        </Heading>
        <InfluenceList influence={influence} from={from} symbolAt={symbolAt} said={symbol} label={t('why:influence.title', { symbol })} />
        {from > 0 && <p className="text-small text-ink-2">{t('why:window', { count: formatCount(index - from) })}</p>}
        {wrote !== null && wrote !== step && <p className="text-small text-warning">{t('why:otherStep', { wrote: formatCount(wrote), step: formatCount(step) })}</p>}
      </section>
      <section ref={drawing} aria-label={t('why:inside.title')} className="flex flex-col gap-2">
        <Heading title={t('why:inside.title')}>
          {inside.length > 0 && <FigureMenu label={t('why:inside.title')} figure={{ name: `${title} ${index + 1} ${t('why:inside.title')}`, svg: () => drawing.current, csv: () => insideCsv(inside) }} />}
        </Heading>
        <p className="text-small text-ink-2">{t('why:inside.about', { t: formatCount(index), symbol: visibleSymbol(symbolAt(index - 1)) })}</p>
        {ready ? <InsideStrips inside={inside} /> : <p className="min-h-40 text-ink-2">{t('microscope:reading')}</p>}
        {ready && insideFrom > from && <p className="text-small text-ink-2">{t('why:window', { count: formatCount(index - insideFrom) })}</p>}
      </section>
      <Button className="self-start" onClick={() => lookInMicroscope(index)}>
        <Microscope size={14} aria-hidden />
        {t('why:microscope')}
      </Button>
      <IdeaNote idea="generation" text={t('why:about')} />
    </>
  );
}

function Heading({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className="flex min-h-7 items-center">
      <h3>{title}</h3>
      <span className="ml-auto">{children}</span>
    </div>
  );
}

function sentence(token: Written, temperature: number, found: Why | null): string {
  if (!token.primed) return t('training:why.drawn', { probability: formatProbability(token.probability), temperature: formatNumber(temperature) });
  const chance = found?.before?.get(token.symbol);
  return chance === undefined ? t('training:why.given') : t('training:why.givenChance', { probability: formatProbability(chance) });
}

function before(index: number): string {
  const context = writtenSymbols().slice(Math.max(0, index - 24), index).map(({ piece }) => piece).join('').replace(/\n/g, '↵');
  return context === '' ? t('training:why.first') : t('training:why.after', { context, t: index + 1 });
}
