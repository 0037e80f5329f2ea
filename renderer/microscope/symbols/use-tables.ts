import { useMemo, useState } from 'react';
import type { ProbeResult } from '../../../shared/ipc/contract.ts';
import { useProbe, type Probed } from '../../probe/use-probe.ts';
import { useSubjectData, type Subject } from '../../probe/use-subject.ts';
import type { SymbolTable, TableSource } from './symbol-table.ts';

/** With the moment that the numbers are of. */
export interface LearnedTable extends SymbolTable {
  readonly weights: ProbeResult['weights'];
}

interface Tables {
  /** At the moment that is looked at. */
  readonly now: LearnedTable | null;
  /** Where the run began; null: nothing was trained, or it is not known yet. */
  readonly before: SymbolTable | null;
  readonly probed: Probed;
  /** The vocabulary; empty until it is known. */
  readonly symbols: readonly string[];
}

/** Little is read, so little is waited for: moments that are dragged through are seen on the way. */
const PAUSE = 30;
const none: readonly string[] = [];

/** The vectors of symbols, now and before training. Weights need no text: one symbol is run through. */
export function useTables({ of, moment, run }: Subject, source: TableSource | null): Tables {
  const first = useSubjectData()?.examples[0]?.x[0];
  const ask = first === undefined ? null : { sequences: [{ x: [first] }], want: source ? [`weight/${source.weight}`] : [] };
  const probed = useProbe(ask && { of, ask }, { moment, pause: PAUSE });
  const began = useProbe(ask && run && source ? { of: { runId: run.id, at: 'initial' }, ask } : null, { pause: 0 });
  const now = useMemo(() => tableOf(probed.result, source), [probed.result, source]);
  const before = useMemo(() => tableOf(began.result, source), [began.result, source]);
  return { now, before, probed, symbols: useSame(probed.result?.symbols ?? none) };
}

/** The same list as long as it holds the same: every answer brings its own. */
function useSame(list: readonly string[]): readonly string[] {
  const [last, setLast] = useState(list);
  if (last === list || (last.length === list.length && list.every((each, index) => each === last[index]))) return last;
  setLast(list);
  return list;
}

function tableOf(result: ProbeResult | null, source: TableSource | null): LearnedTable | null {
  const found = source && result?.tensors[`weight/${source.weight}`];
  if (!found || !result || found.shape[0] !== result.symbols.length) return null;
  return { symbols: result.symbols, width: found.shape[1] ?? 1, rows: found.data, weights: result.weights };
}
