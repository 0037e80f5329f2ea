import { ChevronRight, CircleAlert, Ellipsis, RefreshCw, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { messageText, t } from '../../shared/i18n/index.ts';
import { isDelay } from '../../shared/nodes/flow.ts';
import { kindById } from '../../shared/nodes/index.ts';
import { Button } from '../ui/button.tsx';
import { classNames } from '../ui/class-names.ts';
import { RoleTile } from '../ui/role-tile.tsx';
import { mend } from './outline-actions.ts';
import type { NodeRow, PortRow, ProblemRow, Row } from './outline-rows.ts';
import { RowNameField } from './row-name-field.tsx';
import { nodeText, portText, problemText, rowName, rowWord, type Sight } from './row-text.ts';

export interface OutlineRowProps {
  readonly row: Row;
  readonly sight: Sight;
  readonly selected: boolean;
  /** Tab comes to it. */
  readonly active: boolean;
  readonly writing: boolean;
}

/** Room for the mark of each level, pixels. */
const indent = 14;

/** A row of the tree. Clicks and keys are the tree's business. */
export function OutlineRow({ row, sight, selected, active, writing }: OutlineRowProps) {
  const isNode = row.shows === 'node';
  return (
    <div
      role="treeitem"
      aria-level={row.level}
      aria-posinset={row.position}
      aria-setsize={row.of}
      aria-selected={selected}
      {...(isNode && row.expandable && { 'aria-expanded': row.expanded })}
      aria-label={rowName(row, sight)}
      tabIndex={active ? 0 : -1}
      data-row={row.key}
      style={{ paddingLeft: 4 + (row.level - 1) * indent }}
      className={classNames(
        'group/row focus-inset relative flex items-center gap-2 rounded-control pr-2 hover:bg-hover',
        isNode ? 'min-h-11 py-1' : 'min-h-7',
        selected && 'bg-hover ring-1 ring-line-strong ring-inset',
      )}
    >
      <Content row={row} sight={sight} active={active} writing={writing} />
      {row.shows !== 'problem' && row.shows !== 'loop' && !writing && (
        <button
          type="button"
          data-row-menu
          tabIndex={active ? 0 : -1}
          aria-haspopup="menu"
          aria-label={t('outline:actions', { row: rowWord(row) })}
          className="absolute top-0.5 right-1 hidden size-6 place-items-center rounded-control bg-hover text-ink-2 group-focus-within/row:grid group-hover/row:grid hover:bg-pressed hover:text-ink"
        >
          <Ellipsis size={15} aria-hidden />
        </button>
      )}
    </div>
  );
}

function Content({ row, sight, active, writing }: Omit<OutlineRowProps, 'selected'>) {
  switch (row.shows) {
    case 'node':
      return <NodeContent row={row} sight={sight} writing={writing} />;
    case 'input':
    case 'output':
      return <PortContent row={row} sight={sight} />;
    case 'problem':
      return <ProblemContent row={row} active={active} />;
    case 'loop':
      return (
        <Line mark={<RefreshCw size={12} aria-hidden className="text-ink-3" />} name={t('outline:loop')}>
          {t('outline:loopOf', { states: row.states })}
        </Line>
      );
  }
}

function NodeContent({ row, sight, writing }: { readonly row: NodeRow; readonly sight: Sight; readonly writing: boolean }) {
  const { title, about, shape, learned, severity, problems } = nodeText(row, sight);
  const Icon = severity === 'error' ? CircleAlert : TriangleAlert;
  return (
    <>
      <span data-twisty={row.expandable || undefined} className={classNames('-mr-1 grid size-4 shrink-0 place-items-center rounded-chip text-ink-3 hover:text-ink', !row.expandable && 'invisible')}>
        <ChevronRight size={14} aria-hidden className={classNames('transition-transform duration-(--t-hover)', row.expanded && 'rotate-90')} />
      </span>
      <RoleTile role={kindById(row.node.kind)?.role ?? null} kind={row.node.kind} look="tint" />
      <span className="min-w-0 flex-1">
        {/* The button of the row stands at the end of this line. */}
        <span className={classNames('flex items-center gap-1.5', !writing && 'pr-5.5')}>
          {writing ? <RowNameField row={row} /> : <span data-row-name className="min-w-0 flex-1 truncate font-medium">{title}</span>}
          {severity && (
            <span title={problems.join('\n')} className={severity === 'error' ? 'shrink-0 text-error' : 'shrink-0 text-warning'}>
              <Icon size={14} aria-hidden />
            </span>
          )}
          {learned && !writing && <span className="mono shrink-0 text-micro text-ink-3">{learned}</span>}
        </span>
        <span className="flex items-baseline gap-2 text-small text-ink-2">
          <span className="min-w-0 flex-1 truncate">{about}</span>
          {shape && <span className="mono shrink-0 text-micro text-ink-3">{shape}</span>}
        </span>
      </span>
    </>
  );
}

function PortContent({ row, sight }: { readonly row: PortRow; readonly sight: Sight }) {
  const { port, wired, time } = portText(row, sight);
  const isWired = row.wires.length > 0;
  const mark = <span className={classNames('size-1.75 border-[1.5px]', isDelay(row.node) ? 'rotate-45' : 'rounded-full', isWired ? 'border-ink-2 bg-ink-2' : 'border-line-control')} />;
  return (
    <Line mark={mark} name={port}>
      {[wired, time].filter(Boolean).join(', ')}
    </Line>
  );
}

interface LineProps {
  readonly mark: ReactNode;
  readonly name: string;
  readonly children: string;
}

function Line({ mark, name, children }: LineProps) {
  return (
    <span className="flex min-w-0 flex-1 items-center gap-2 pl-5 text-small">
      <span aria-hidden className="grid size-4 shrink-0 place-items-center">{mark}</span>
      <span className="min-w-0 flex-1 py-1.5 text-ink-2">
        <span className="font-medium text-ink">{name}</span> {children}
      </span>
    </span>
  );
}

function ProblemContent({ row, active }: { readonly row: ProblemRow; readonly active: boolean }) {
  const { severity, message, fix } = row.diagnostic;
  const Icon = severity === 'error' ? CircleAlert : TriangleAlert;
  return (
    <span title={problemText(row)} className={classNames('my-1 ml-5 flex min-w-0 flex-1 flex-wrap gap-x-1.5 gap-y-1 rounded-control px-1.5 py-1 text-small', severity === 'error' ? 'bg-error-tint text-error' : 'bg-warning-tint text-warning')}>
      <Icon size={13} aria-hidden className="mt-0.5 shrink-0" />
      <span className="min-w-0 flex-1 basis-24">{messageText(message)}</span>
      {fix && (
        <Button size="sm" tabIndex={active ? 0 : -1} className="w-full text-ink" onClick={() => mend(row)}>
          <span className="truncate">{messageText(fix.label)}</span>
        </Button>
      )}
    </span>
  );
}
