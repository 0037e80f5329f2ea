import { useState } from 'react';
import type { UnrollDocument } from '../../../shared/document/schema.ts';
import { t as text } from '../../../shared/i18n/index.ts';
import type { ProbeResult } from '../../../shared/ipc/contract.ts';
import { kindById } from '../../../shared/nodes/index.ts';
import { nodeTitle } from '../../../shared/nodes/title.ts';
import { RampLegend } from '../../heat/ramp-legend.tsx';
import { classNames } from '../../ui/class-names.ts';
import { formatNumber } from '../../ui/format.ts';
import { Math as Tex } from '../../ui/math.tsx';
import { visibleSymbol } from '../../ui/symbol.ts';
import { shownNode, type Row } from './rows.ts';
import { scalesOf } from './step-table.tsx';
import { at, sumLines, workedGradient, workedValue } from './worked.ts';

interface SpotlightProps {
  readonly document: UnrollDocument;
  readonly probed: ProbeResult;
  readonly rows: readonly Row[];
  readonly row: Row;
  readonly t: number;
  readonly hasGradient: boolean;
}

/** Vectors that are wider are written up to here; the rest is said as a number. */
const MOST_NUMBERS = 32;

/** The numbers of one cell of the table, and how one of them came about. */
export function Spotlight({ document, probed, rows, row, t, hasGradient }: SpotlightProps) {
  const [chosen, setUnit] = useState(0);
  const width = row.value?.shape[1] ?? 1;
  const target = probed.sequences[0]?.targets?.[t - 1] ?? -1;
  const isClass = row.kind === 'distribution' || row.node.kind === 'output';
  const unit = Math.min(chosen, width - 1);
  const inputs = { document, probed, rows, row, t, unit };
  const value = workedValue(inputs);
  const gradient = hasGradient ? workedGradient(inputs) : null;
  const node = kindById(row.node.kind);
  const equations = node && row.kind !== 'symbol' ? equationsOf(row, node.equations(node.read(row.node.params))) : [];
  return (
    <section aria-label={text('steps:spotlight')} data-selectable className="max-h-56 shrink-0 overflow-auto border-t border-line bg-sunken px-4 py-2.5">
      <header className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <h3>
          <Tex tex={row.tex.replace('(t)', `(${t})`).replace('_t', `_${t}`)} />
          <span className="ml-2 font-normal text-ink-2">{nodeTitle(shownNode(document, row.node))}</span>
        </h3>
        {equations.map((line) => (
          <Tex key={line} tex={line} className="text-ink-2" />
        ))}
        {width > 1 && <Legends row={row} hasGradient={hasGradient} />}
      </header>
      {row.value && width > 1 && (
        <ol className="mt-1.5 flex max-h-28 flex-wrap gap-1 overflow-y-auto" aria-label={text('steps:numbers')}>
          {Array.from({ length: Math.min(width, MOST_NUMBERS) }, (_, k) => (
            <li key={k}>
              <button
                type="button"
                aria-pressed={k === unit}
                onClick={() => setUnit(k)}
                className={classNames('mono flex min-w-14 flex-col items-center rounded-chip border px-1.5 py-0.5 text-small', k === unit ? 'border-ink bg-surface' : 'border-line bg-surface hover:border-line-control')}
              >
                <span className="text-micro text-ink-3">{isClass ? visibleSymbol(probed.classes[k] ?? '') : k + 1}{isClass && k === target ? ' ✓' : ''}</span>
                <span>{formatNumber(at(row.value as NonNullable<Row['value']>, t, k))}</span>
                {hasGradient && row.gradient && <span className="text-divergence">∂ {formatNumber(at(row.gradient, t, k))}</span>}
              </button>
            </li>
          ))}
          {width > MOST_NUMBERS && <li className="self-center px-1 text-small text-ink-2">{text('steps:more', { count: width - MOST_NUMBERS })}</li>}
        </ol>
      )}
      <div className="mt-1.5 flex flex-col gap-1 text-[14px]">
        {value?.lines.map((line) => <Tex key={line} tex={line} />)}
        {gradient?.lines.map((line) => <Tex key={line} tex={line} className="text-divergence" />)}
      </div>
    </section>
  );
}

/** What the colours of the row's cells mean. */
function Legends({ row, hasGradient }: { readonly row: Row; readonly hasGradient: boolean }) {
  const { value, gradient } = scalesOf(row);
  return (
    <span className="ml-auto flex flex-wrap gap-x-4">
      <RampLegend scale={value} low={formatNumber(value.low)} high={formatNumber(value.high)} />
      {hasGradient && gradient && <RampLegend scale={gradient} low={`∂ ${formatNumber(gradient.low)}`} high={formatNumber(gradient.high)} />}
    </span>
  );
}

/** From the products to the loss that training minimises. */
export function Sums({ document, probed }: Pick<SpotlightProps, 'document' | 'probed'>) {
  return (
    <section aria-label={text('steps:spotlight')} data-selectable className="flex shrink-0 flex-col gap-1 border-t border-line bg-sunken px-4 py-2.5 text-[14px]">
      <h3>{text('steps:sum')}</h3>
      {sumLines(document, probed).map((line) => (
        <Tex key={line} tex={line} />
      ))}
    </section>
  );
}

/** Of a cell only the line that this row is the left side of. */
function equationsOf(row: Row, lines: readonly string[]): readonly string[] {
  const own = lines.filter((line) => line.startsWith(`${row.tex} `) || line.startsWith(`${row.tex}=`));
  return own.length > 0 ? own : row.kind === 'value' ? lines.slice(0, 1) : [];
}
