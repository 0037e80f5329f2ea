import type { Checked, Diagnostic } from '../../shared/compiler/diagnostics.ts';
import type { UnrollDocument } from '../../shared/document/schema.ts';
import { t } from '../../shared/i18n/index.ts';
import { grouped } from '../canvas/flow-graph.ts';
import { saidAt } from '../canvas/node-look.ts';
import { formatCount } from '../ui/format.ts';
import type { Lane } from './lanes.ts';

/** How wide the vectors are that lanes give, as far as it is known; of a lane in a group that is not open it is not. */
export function sizesOf(signals: Checked['signals'], lanes: readonly Lane[]): Readonly<Record<string, number>> {
  // A drawing reads one source, so that any one-hot is as wide as its symbols are many.
  const read = Object.values(signals).flatMap(({ outputs }) => Object.values(outputs)).find((signal) => signal?.kind === 'symbols');
  return Object.fromEntries(
    lanes.flatMap(({ flat, node, whole, shows }) => {
      if (!whole && shows === 'one-hot' && read?.kind === 'symbols' && read.size !== null) return [[flat, read.size] as const];
      const out = signals[node]?.outputs['out'];
      const width = out?.kind === 'vector' || out?.kind === 'logits' ? out.width : null;
      return width === null || !whole ? [] : [[flat, width] as const];
    }),
  );
}

/** What stands under and in the head of a lane. */
export interface LaneNote {
  readonly shape: string;
  readonly caption: string;
  readonly diagnostic: Diagnostic | undefined;
}

/** By lane. Of a group what is said of its instance stands at its first lane. */
export function notesOf(document: UnrollDocument, checked: Checked, lanes: readonly Lane[], length: number): ReadonlyMap<string, LaneNote> {
  const said = new Set<string>();
  const sizes = sizesOf(checked.signals, lanes);
  const diagnostics = grouped(checked.diagnostics, ({ node }) => (node ? [node] : []));
  const leaving = grouped(document.graph.wires, ({ from }) => [from.node]);
  return new Map(
    lanes.filter(({ shows }) => shows !== 'weights' && shows !== 'product').map((lane): [string, LaneNote] => {
      const isFirst = !said.has(lane.node);
      said.add(lane.node);
      const learned = isFirst ? (checked.learned[lane.node] ?? 0) : 0;
      const width = sizes[lane.flat];
      return [
        lane.id,
        {
          shape: `[1, ${length > 0 ? length : 'T'}${width === undefined ? '' : `, ${width}`}]`,
          caption: learned > 0 ? captionOf(lane, formatCount(learned)) : '',
          diagnostic: isFirst ? saidAt(lane.node, diagnostics.get(lane.node) ?? [], leaving.get(lane.node) ?? []) : undefined,
        },
      ];
    }),
  );
}

function captionOf({ whole, title }: Lane, count: string): string {
  return whole ? t('unrolled:shared', { count }) : t('unrolled:sharedIn', { group: title.split(' › ')[0] ?? title, count });
}
