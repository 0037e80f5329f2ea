import { useMemo } from 'react';
import type { UnrollDocument } from '../../../shared/document/schema.ts';
import { t as text } from '../../../shared/i18n/index.ts';
import type { ProbeTensor } from '../../../shared/ipc/contract.ts';
import { nodeTitle } from '../../../shared/nodes/title.ts';
import { gateScale, stateScale, type HeatScale } from '../../heat/heat-scale.ts';
import { classNames } from '../../ui/class-names.ts';
import { formatNumber } from '../../ui/format.ts';
import { Math as Tex } from '../../ui/math.tsx';
import { visibleSymbol } from '../../ui/symbol.ts';
import { shortName, shownNode, type Row } from './rows.ts';
import { VectorStrip } from '../../heat/vector-strip.tsx';

/** What is looked at: a number of a row at a timestep. */
export interface Spot {
  readonly row: string;
  readonly t: number;
}

interface StepTableProps {
  readonly document: UnrollDocument;
  readonly rows: readonly Row[];
  readonly symbols: readonly string[] | null;
  /** Which of the V symbols each is. */
  readonly indices: Int32Array | undefined;
  /** V. */
  readonly oneHotWidth: number;
  /** The timesteps that are shown, from 1. */
  readonly columns: readonly number[];
  readonly known: (side: 'value' | 'gradient', row: Row, t: number) => boolean;
  /** What the last step computed. */
  readonly isNew: (side: 'value' | 'gradient', row: Row, t: number) => boolean;
  readonly spot: Spot | null;
  readonly onSpot: (spot: Spot) => void;
}

/** Every term of the computation, a row each, at every timestep, a column each; what is not computed yet is empty. */
export function StepTable({ document, rows, columns, symbols, ...rest }: StepTableProps) {
  return (
    <table className="w-full table-fixed border-separate border-spacing-0" style={{ minWidth: 176 + columns.length * 44 }}>
      <thead className="sticky top-0 z-1 bg-surface">
        <tr>
          <th scope="col" className="w-44 border-b border-line py-1 text-left text-small font-medium text-ink-2">
            {text('steps:term')}
          </th>
          {columns.map((t) => (
            <th key={t} scope="col" className="border-b border-line px-1.5 py-1 text-center text-small font-medium text-ink-2">
              t = {t}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <TableRow key={row.id} {...rest} document={document} row={row} columns={columns} symbols={symbols} />
        ))}
      </tbody>
    </table>
  );
}

type TableRowProps = Omit<StepTableProps, 'rows'> & { readonly row: Row };

function TableRow({ document, row, columns, known, isNew, spot, onSpot, ...rest }: TableRowProps) {
  const scales = useMemo(() => scalesOf(row), [row]);
  const title = nodeTitle(shownNode(document, row.node));
  return (
    <tr>
      <th scope="row" className="h-9 border-b border-line pr-2 text-left font-normal">
        <span className="flex items-baseline gap-2 whitespace-nowrap">
          <Tex tex={row.tex} />
          <span className="truncate text-small text-ink-3">{title}</span>
        </span>
      </th>
      {columns.map((t) => {
        const chosen = spot?.row === row.id && spot.t === t;
        const has = { value: known('value', row, t), gradient: row.gradient !== null && known('gradient', row, t) };
        const fresh = isNew('value', row, t) || (has.gradient && isNew('gradient', row, t));
        return (
          <td key={t} className="border-b border-line p-0.5">
            <button
              type="button"
              disabled={!has.value}
              aria-pressed={chosen}
              aria-label={text('steps:cell', { term: `${title} ${row.tex}`, t, value: has.value ? cellText(row, t, rest) : '' })}
              onClick={() => onSpot({ row: row.id, t })}
              className={classNames(
                'flex min-h-8 w-full flex-col justify-center gap-0.5 rounded-chip px-1 py-0.5 text-center',
                chosen ? 'bg-sunken outline-1 outline-ink' : 'enabled:hover:bg-hover',
                fresh && !chosen && (has.gradient ? 'bg-divergence-tint' : 'bg-sunken'),
              )}
            >
              {has.value && <CellBody row={row} t={t} scale={scales.value} {...rest} />}
              {has.gradient && row.gradient && scales.gradient && <Gradient tensor={row.gradient} t={t} scale={scales.gradient} />}
            </button>
          </td>
        );
      })}
    </tr>
  );
}

interface CellBodyProps {
  readonly row: Row;
  readonly t: number;
  readonly scale: HeatScale;
  readonly symbols: readonly string[] | null;
  readonly indices: Int32Array | undefined;
  readonly oneHotWidth: number;
}

function CellBody({ row, t, scale, symbols, indices, oneHotWidth }: CellBodyProps) {
  const symbol = symbols?.[t - 1] ?? '';
  if (row.kind === 'symbol') return <span className="mono self-center font-medium text-data">{visibleSymbol(symbol)}</span>;
  if (row.kind === 'one-hot') return <OneHot symbol={symbol} width={oneHotWidth} index={indices?.[t - 1] ?? -1} />;
  if (!row.value) return null;
  if ((row.value.shape[1] ?? 1) === 1) return <span className="mono self-center text-small">{formatNumber(row.value.data[t - 1] as number)}</span>;
  return <VectorStrip values={vectorAt(row.value, t)} scale={scale} apartFrom={5} className="h-4" />;
}

const MOST_DIGITS = 8;

function OneHot({ symbol, width, index }: { readonly symbol: string; readonly width: number; readonly index: number }) {
  if (index < 0 || width > MOST_DIGITS) return <span className="max-w-full self-center truncate text-micro ko:text-small">{text('steps:oneAt', { symbol: visibleSymbol(symbol) })}</span>;
  return (
    <span className="mono self-center text-small">
      {Array.from({ length: width }, (_, at) => (
        <span key={at} className={at === index ? 'font-semibold text-ink' : 'text-ink-3'}>
          {at === index ? '1' : '0'}{' '}
        </span>
      ))}
    </span>
  );
}

/** Where one number is all, it is written; a vector is painted. */
function Gradient({ tensor, t, scale }: { readonly tensor: ProbeTensor; readonly t: number; readonly scale: HeatScale }) {
  return (
    <span className="flex w-full items-center gap-1 text-micro text-divergence">
      ∂
      <span className="min-w-0 flex-1">
        <VectorStrip values={vectorAt(tensor, t)} scale={scale} apartFrom={5} className="h-4" />
      </span>
    </span>
  );
}

function vectorAt({ shape, data }: ProbeTensor, t: number): Float32Array {
  const width = shape[1] ?? 1;
  return data.subarray((t - 1) * width, t * width);
}

/** The colours of a row's values, and of their gradients. */
export function scalesOf(row: Row): { readonly value: HeatScale; readonly gradient: HeatScale | null } {
  return { value: valueScale(row), gradient: row.gradient && stateScale(row.gradient.data, 1e-12) };
}

function valueScale({ kind, id, value }: Row): HeatScale {
  const signed = kind !== 'distribution' && (kind !== 'gate' || ['a', 'g'].includes(shortName(id)));
  return signed ? stateScale(value?.data ?? []) : gateScale;
}

function cellText(row: Row, t: number, { symbols }: Pick<CellBodyProps, 'symbols'>): string {
  if (!row.value) return symbols?.[t - 1] ?? '';
  const values = Array.from(vectorAt(row.value, t).slice(0, MOST_DIGITS), formatNumber);
  return values.join(', ');
}
