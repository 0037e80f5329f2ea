import { ChevronDown, ChevronRight, CircleAlert, Pin, TriangleAlert } from 'lucide-react';
import { t } from '../../shared/i18n/index.ts';
import { RoleTile } from '../ui/role-tile.tsx';
import { toggleCollapsed } from './arrange-actions.ts';
import type { NodeLook } from './flow-types.ts';
import { NodeName } from './node-name.tsx';

interface Shown {
  readonly id: string;
  readonly data: NodeLook;
}

/** All that is left of a collapsed node: its tile and name, and whether something is wrong. */
export function CollapsedHead({ id, data }: Shown) {
  const Icon = data.severity === 'error' ? CircleAlert : TriangleAlert;
  return (
    <div className="flex h-6.5 items-center gap-2 px-1.5">
      <RoleTile role={data.role} kind={data.kind} look="tint" />
      <NodeName id={id} kind={data.kind} title={data.title} />
      {data.severity && (
        <span role="img" aria-label={data.problem} title={data.problem} className={data.severity === 'error' ? 'text-error' : 'text-warning'}>
          <Icon size={14} aria-hidden />
        </span>
      )}
      <NodeMarks id={id} data={data} />
    </div>
  );
}

/** The button that collapses or opens it, and a pin where the node keeps its place: at the edge, since the button is mostly not seen. */
export function NodeMarks({ id, data }: Shown) {
  const Chevron = data.collapsed ? ChevronRight : ChevronDown;
  const label = t(data.collapsed ? 'arrange:node.expand' : 'arrange:node.collapse', { node: data.title });
  return (
    <>
      <button
        type="button"
        tabIndex={-1}
        aria-label={label}
        aria-expanded={!data.collapsed}
        title={label}
        onClick={(event) => {
          event.stopPropagation();
          toggleCollapsed([id]);
        }}
        onDoubleClick={(event) => event.stopPropagation()}
        className="node-chevron nodrag grid size-4.5 shrink-0 place-items-center rounded-chip text-ink-3 hover:bg-hover hover:text-ink"
      >
        <Chevron size={14} aria-hidden />
      </button>
      {data.pinned && (
        <span role="img" aria-label={t('arrange:node.pinned')} title={t('arrange:node.pinned')} className="shrink-0 pt-0.5 text-ink-3">
          <Pin size={12} aria-hidden />
        </span>
      )}
    </>
  );
}
