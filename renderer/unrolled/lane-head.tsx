import { CircleAlert, Plus, TriangleAlert } from 'lucide-react';
import { memo, type KeyboardEvent, type MouseEvent } from 'react';
import type { Diagnostic } from '../../shared/compiler/diagnostics.ts';
import type { Point } from '../../shared/document/schema.ts';
import { messageText, t } from '../../shared/i18n/index.ts';
import { applyFix } from '../canvas/actions.ts';
import { shortText } from '../canvas/node-look.ts';
import { NodeName } from '../canvas/node-name.tsx';
import { select, selectNode, useSelectionStore } from '../state/selection-store.ts';
import { classNames } from '../ui/class-names.ts';
import { Math as Tex } from '../ui/math.tsx';
import { RoleTile } from '../ui/role-tile.tsx';
import { ROOM, type LaneBox } from './lane-layout.ts';

export interface Adder {
  /** What the new node follows, by name. */
  readonly behind: string;
  readonly open: (at: Point) => void;
}

interface LaneHeadProps {
  readonly box: LaneBox;
  /** "[1, 5, 128]" */
  readonly shape: string;
  /** What all timesteps share; empty: nothing. */
  readonly caption: string;
  readonly diagnostic: Diagnostic | undefined;
  /** Opens the search for what follows it; null: nothing can. */
  readonly onAdd: Adder | null;
  /** Is it the first lane of its node, that stands for it? */
  readonly isFirst: boolean;
  readonly inTabOrder: boolean;
}

/** A folded node at the left of its lane: it is selected, named, mended and deleted as on the folded canvas. */
export const LaneHead = memo(function LaneHead({ box, shape, caption, diagnostic, onAdd, isFirst, inTabOrder }: LaneHeadProps) {
  const { lane, headTop } = box;
  const isSelected = useSelectionStore(({ nodes }) => nodes.includes(lane.node));
  if (lane.shows === 'weights' || lane.shows === 'product')
    return (
      <div className="absolute flex h-5 items-center text-base text-ink-2" style={{ top: headTop, left: ROOM.gutter - ROOM.headWidth - 8 }}>
        <Tex tex={lane.shows === 'weights' ? 'w_t' : 'w_t \\cdot Div(t)'} />
      </div>
    );
  const { severity } = diagnostic ?? {};
  const full = ROOM.head + (diagnostic ? ROOM.problem : 0);
  return (
    <>
      <div
        role="group"
        aria-current={isSelected || undefined}
        aria-label={[lane.title, shape, caption, diagnostic && messageText(diagnostic.message)].filter(Boolean).join(', ')}
        tabIndex={inTabOrder ? 0 : -1}
        {...(isFirst && { 'data-node-id': lane.node, 'data-kind': lane.kind })}
        data-head={lane.id}
        data-lane-of={lane.node}
        data-role={lane.role ?? undefined}
        data-state={severity}
        className={classNames('lane-head', isSelected && 'is-selected', severity === 'error' && 'is-invalid', severity === 'warning' && 'is-warned')}
        style={{ left: 12, top: headTop, width: ROOM.headWidth, height: full }}
        onClick={(event) => choose(event, lane.node)}
        onKeyDown={(event) => onKey(event, lane.node)}
      >
        <div className="flex h-[38px] items-center gap-2 px-2">
          <RoleTile role={lane.role} kind={lane.kind} />
          <div className="min-w-0 flex-1">
            <div className="flex">
              {isFirst ? (
                <NodeName id={lane.node} kind={lane.whole ? lane.kind : 'group'} title={lane.title} />
              ) : (
                <span className="min-w-0 flex-1 truncate leading-[18px] font-semibold ko:leading-5">{lane.title}</span>
              )}
            </div>
            {shape && <div className="mono truncate text-micro leading-3.5 text-ink-3">{shape}</div>}
          </div>
        </div>
        {diagnostic && <Problem diagnostic={diagnostic} />}
      </div>
      {onAdd && (
        <button
          type="button"
          tabIndex={-1}
          aria-label={t('app:add.behind', { node: onAdd.behind })}
          title={t('app:add.behind', { node: onAdd.behind })}
          className="lane-add absolute z-10 grid size-5 place-items-center rounded-full border border-line-strong bg-raised text-ink-2 hover:text-ink"
          style={{ left: 12 + ROOM.headWidth - 16, top: headTop + full - 10 }}
          onClick={(event) => {
            event.stopPropagation();
            const { left, bottom } = event.currentTarget.getBoundingClientRect();
            onAdd.open({ x: left, y: bottom });
          }}
        >
          <Plus size={12} aria-hidden />
        </button>
      )}
      {caption && (
        <p className="absolute truncate text-micro leading-[18px] text-ink-3" style={{ left: 14, top: headTop + full, width: ROOM.gutter - 16, height: ROOM.caption }} title={caption}>
          {caption}
        </p>
      )}
    </>
  );
});

function Problem({ diagnostic }: { readonly diagnostic: Diagnostic }) {
  const { severity, message, fix } = diagnostic;
  const Icon = severity === 'error' ? CircleAlert : TriangleAlert;
  return (
    <div className={classNames('grid h-[54px] grid-cols-[14px_minmax(0,1fr)] content-center gap-x-1 gap-y-0.5 rounded-b-[7px] pr-1 pl-2 text-small font-medium', severity === 'error' ? 'bg-error-tint text-error' : 'bg-warning-tint text-warning')}>
      <Icon size={14} aria-hidden className="mt-px" />
      <span className={fix ? 'truncate' : 'line-clamp-3'} title={messageText(message)}>
        {shortText(message)}
      </span>
      {fix && (
        <button
          type="button"
          title={messageText(fix.label)}
          onClick={(event) => {
            event.stopPropagation();
            applyFix(fix);
          }}
          className={classNames('col-start-2 h-6 max-w-full justify-self-start truncate rounded-[5px] px-1.5 font-semibold text-on-role', severity === 'error' ? 'bg-error' : 'bg-warning')}
        >
          {messageText(fix.label)}
        </button>
      )}
    </div>
  );
}

function choose(event: MouseEvent, node: string): void {
  const { nodes } = useSelectionStore.getState();
  const adds = event.shiftKey || event.ctrlKey || event.metaKey;
  if (!adds) return selectNode(node);
  select({ nodes: nodes.includes(node) ? nodes.filter((each) => each !== node) : [...nodes, node] });
}

/** Up and down from head to head; Enter or Space selects. */
function onKey(event: KeyboardEvent<HTMLElement>, node: string): void {
  if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey) return;
  const step = event.code === 'ArrowDown' ? 1 : event.code === 'ArrowUp' ? -1 : 0;
  if (step !== 0) {
    const heads = [...(event.currentTarget.parentElement?.querySelectorAll<HTMLElement>('[data-head]') ?? [])];
    const next = heads[heads.indexOf(event.currentTarget) + step];
    next?.focus();
    next?.click();
  } else if (event.code === 'Space') selectNode(node);
  else {
    // What Enter does with the selected node is a command.
    if (event.code === 'Enter') selectNode(node);
    return;
  }
  event.preventDefault();
  event.stopPropagation();
}
