import { Check, Copy } from 'lucide-react';
import { memo, useState, type KeyboardEvent, type MouseEvent } from 'react';
import { t } from '../../shared/i18n/index.ts';
import { toCsv } from '../figure/csv.ts';
import { FigureMenu } from '../figure/figure-menu.tsx';
import { probabilityShade, probabilityShades } from '../heat/symbol-shade.ts';
import { Notice } from '../training/notice.tsx';
import { failureText } from '../training/run-notice.tsx';
import { Button } from '../ui/button.tsx';
import { classNames } from '../ui/class-names.ts';
import { formatCount, formatNumber } from '../ui/format.ts';
import { visibleSymbol } from '../ui/symbol.ts';
import { useGenerationStore, writtenSymbols, writtenText } from './generation-store.ts';
import { isAboutPrime } from './text-options.ts';
import { influenceStyle } from './why/influence-style.ts';
import { useLanguage } from '../ui/use-text-memo.ts';

export interface WrittenTextProps {
  readonly chosen: number | null;
  readonly onChoose: (index: number | null) => void;
  readonly onHover: (index: number | null) => void;
  /** What earlier symbols have to do with the chosen one, by index, −1 … 1; null: not known. */
  readonly marks: ReadonlyMap<number, number> | null;
}

/** The text as it is written; arrow keys, hover and a press look at one symbol. */
export function WrittenText({ chosen, onChoose, onHover, marks }: WrittenTextProps) {
  const count = useGenerationStore((state) => state.count);
  const running = useGenerationStore((state) => state.running);
  const failure = useGenerationStore((state) => state.failure);
  return (
    <section aria-label={t('training:generate.text')} className="flex min-h-0 min-w-0 flex-col">
      <header className="flex min-h-12 shrink-0 flex-wrap items-center gap-x-2 px-4">
        <h2>{t('training:generate.text')}</h2>
        <Amount />
        {count > 0 && <ProbabilityLegend />}
        {count > 0 && <CopyButton />}
        {count > 0 && !running && <FigureMenu label={t('training:generate.text')} figure={{ name: t('training:generate.text'), ...(count <= MOST_DRAWN && { svg: () => document.getElementById(LIST) }), csv: writtenCsv }} />}
      </header>
      {failure && !isAboutPrime(failure.key) && (
        <Notice tone="error" title={t('training:generate.failed')} text={failureText(failure)} className="mx-4 mb-3" />
      )}
      {count === 0 ? (
        <p className="px-4 text-ink-2">{t(running ? 'training:generate.waiting' : 'training:generate.hint')}</p>
      ) : (
        <Symbols count={count} running={running} chosen={chosen} onChoose={onChoose} onHover={onHover} marks={marks} />
      )}
      <p role="status" className="sr-only">
        {count === 0 ? '' : t(running ? 'training:said.generating' : 'training:said.generated', { count: formatCount(count) })}
      </p>
    </section>
  );
}

/** Longer texts are saved as a table alone: as a picture nobody could read them. */
const MOST_DRAWN = 5_000;

/** A line a symbol; of those that were given the probability is not told. */
function writtenCsv(): string {
  return toCsv(['t', 'symbol', 'probability'], writtenSymbols().map(({ symbol, probability, primed }, index) => [index + 1, symbol, primed ? probability : null]));
}

/** Symbols drawn together: only the last block is drawn again while the text grows. */
const BLOCK = 200;

interface SymbolsProps extends WrittenTextProps {
  readonly count: number;
  readonly running: boolean;
}

function Symbols({ count, running, chosen, onChoose, onHover, marks }: SymbolsProps) {
  const indexOf = (event: MouseEvent): number | null => {
    const at = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-at]')?.dataset['at'] : undefined;
    return at === undefined ? null : Number(at);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const from = chosen ?? -1;
    const moves: Readonly<Record<string, number>> = { ArrowRight: from + 1, ArrowLeft: Math.max(0, from - 1), ArrowDown: from + 20, ArrowUp: from - 20, Home: 0, End: count - 1 };
    const next = moves[event.key];
    if (event.key === 'Escape') return onChoose(null);
    if (next === undefined) return;
    event.preventDefault();
    const to = Math.min(count - 1, Math.max(0, next));
    onChoose(to);
    document.getElementById(symbolId(to))?.scrollIntoView({ block: 'nearest' });
  };
  const blocks = Math.ceil(count / BLOCK);
  return (
    <div
      role="listbox"
      id={LIST}
      tabIndex={0}
      aria-label={t('training:generate.symbols')}
      aria-activedescendant={chosen === null ? undefined : symbolId(chosen)}
      data-selectable
      onClick={(event) => {
        const at = indexOf(event);
        onChoose(at === chosen ? null : at);
      }}
      onMouseOver={(event) => onHover(indexOf(event))}
      onMouseLeave={() => onHover(null)}
      onKeyDown={onKeyDown}
      className="focus-inset min-h-0 flex-1 overflow-y-auto px-4 pt-1 pb-6"
    >
      <div role="presentation" className="mono max-w-[88ch] text-title leading-7 whitespace-pre-wrap" style={{ wordBreak: 'normal', overflowWrap: 'anywhere' }}>
        {Array.from({ length: blocks }, (_, block) => {
          const from = block * BLOCK;
          const to = Math.min(count, from + BLOCK);
          const inside = chosen !== null && chosen >= from && chosen < to ? chosen : null;
          return <Block key={block} from={from} to={to} chosen={inside} marks={marks && hasMark(marks, from, to) ? marks : null} />;
        })}
        {running && <span aria-hidden className="ml-px inline-block h-4 w-1.75 translate-y-0.5 bg-ink" />}
      </div>
    </div>
  );
}

const LIST = 'written-symbols';

/** The keys go to the text again. */
export function focusWritten(): void {
  document.getElementById(LIST)?.focus();
}

/** Blocks without one are not drawn again when another symbol is explained. */
function hasMark(marks: ReadonlyMap<number, number>, from: number, to: number): boolean {
  for (let index = from; index < to; index++) if (marks.has(index)) return true;
  return false;
}

function symbolId(index: number): string {
  return `written-${index}`;
}

interface BlockProps {
  readonly from: number;
  readonly to: number;
  readonly chosen: number | null;
  readonly marks: WrittenTextProps['marks'];
}

const Block = memo(function Block({ from, to, chosen, marks }: BlockProps) {
  useLanguage();
  return writtenSymbols()
    .slice(from, to)
    .map(({ piece, symbol, primed, probability }, index) => {
      const at = from + index;
      return (
        <span
          key={at}
          id={symbolId(at)}
          data-at={at}
          role="option"
          aria-selected={at === chosen}
          aria-label={visibleSymbol(symbol)}
          className={classNames('rounded-[2px]', primed && 'font-medium text-data', at === chosen && 'bg-ink! text-ink-on!')}
          style={{ ...(primed ? {} : { backgroundColor: probabilityShade(probability) }), ...influenceStyle(marks?.get(at)) }}
        >
          {symbol === '\n' ? <LineEnd /> : piece}
        </span>
      );
    });
});

function LineEnd() {
  return (
    <>
      <span className="text-ink-3">↵</span>
      {'\n'}
    </>
  );
}

function Amount() {
  const count = useGenerationStore((state) => state.count);
  const rate = useGenerationStore((state) => state.charactersPerSecond);
  if (count === 0) return null;
  const amount = t('training:generate.amount', { count: formatCount(count) });
  return (
    <span className="truncate text-small text-ink-3">
      {rate === null ? amount : `${amount}, ${t('training:generate.rate', { rate: formatNumber(rate) })}`}
    </span>
  );
}

function ProbabilityLegend() {
  return (
    <span className="ml-auto flex items-center gap-1.5 text-small whitespace-nowrap text-ink-2">
      <span className="font-medium text-data">{t('training:generate.given')}</span>
      <span className="w-2" />
      {t('training:generate.probability')}
      <span className="mono text-micro text-ink-3">0</span>
      <span aria-hidden className="h-2.5 w-20 rounded-[3px] ring-1 ring-line-strong" style={{ background: probabilityShades }} />
      <span className="mono text-micro text-ink-3">1</span>
    </span>
  );
}

function CopyButton() {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(writtenText());
    setCopied(true);
  };
  return (
    <Button size="sm" className="ml-3" onClick={() => void copy()} onBlur={() => setCopied(false)}>
      {copied ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
      {t(copied ? 'training:generate.copied' : 'training:generate.copy')}
    </Button>
  );
}
