import { t } from '../../shared/i18n/index.ts';
import { announce } from './announcer.tsx';

interface Counts {
  readonly nodes: number;
  readonly wires?: number;
  readonly notes: number;
}

/** "2 nodes, 1 wire"; what there is none of is left out. */
export function itemsText({ nodes, wires = 0, notes }: Counts): string {
  const parts = [
    nodes > 0 ? t('announce:nodes', { count: nodes }) : '',
    wires > 0 ? t('announce:wires', { count: wires }) : '',
    notes > 0 ? t('announce:notes', { count: notes }) : '',
  ];
  return parts.filter(Boolean).join(', ');
}

export function announceCopied(counts: Counts): void {
  announce(t('announce:copied', { items: itemsText(counts) }));
}
