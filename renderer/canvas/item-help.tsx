import { t } from '../../shared/i18n/index.ts';

type Kind = 'node' | 'note' | 'wire';

const helpId = (kind: Kind) => `canvas-help-${kind}`;

/** What a screen reader says of an item of the canvas: what it is, and what its keys do. */
export function itemAttributes(kind: Kind) {
  return { 'aria-roledescription': t(`keyboard:item.${kind}`), 'aria-describedby': helpId(kind) };
}

/** Said after the names of nodes, notes and wires. */
export function ItemHelp() {
  return (['node', 'note', 'wire'] as const).map((kind) => (
    <p key={kind} id={helpId(kind)} hidden>
      {t(`keyboard:help.${kind}`)}
    </p>
  ));
}
