import type { Role } from '../../shared/nodes/kind.ts';
import { classNames } from './class-names.ts';
import { Glyph } from './glyph.tsx';

export interface RoleTileProps {
  readonly role: Role | null;
  readonly kind: string;
  /** `solid` on nodes, `tint` in lists, `hollow` where the node does not count. */
  readonly look?: 'solid' | 'tint' | 'hollow';
}

/** Hue and glyph of a node kind. */
export function RoleTile({ role, kind, look = 'solid' }: RoleTileProps) {
  const known = role !== null && look !== 'hollow';
  return (
    <span
      {...(role && { 'data-role': role })}
      className={classNames(
        'grid shrink-0 place-items-center',
        look === 'tint' ? 'size-5 rounded-[5px]' : 'size-6 rounded-control',
        known && (look === 'solid' ? 'bg-role text-on-role' : 'bg-role-tint text-role'),
        !known && 'text-ink-3 ring-[1.5px] ring-line-control ring-inset',
      )}
    >
      <Glyph kind={kind} size={look === 'tint' ? 13 : 15} />
    </span>
  );
}
