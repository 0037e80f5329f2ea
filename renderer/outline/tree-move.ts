import type { Row } from './outline-rows.ts';

export type TreeMove = { readonly to: Row } | { readonly expand: readonly string[] } | { readonly collapse: string } | null;

/** What a key does in a tree, as the ARIA practices have it; null: nothing. `rows`: those that are shown, from top to bottom. */
export function treeMove(rows: readonly Row[], row: Row, code: string): TreeMove {
  const at = rows.indexOf(row);
  const going = (to: Row | undefined): TreeMove => (to && to !== row ? { to } : null);
  switch (code) {
    case 'ArrowDown':
      return going(rows[at + 1]);
    case 'ArrowUp':
      return going(rows[at - 1]);
    case 'Home':
      return going(rows[0]);
    case 'End':
      return going(rows.at(-1));
    case 'ArrowRight':
      if (row.shows !== 'node' || !row.expandable) return null;
      return row.expanded ? going(rows[at + 1]?.parent === row.key ? rows[at + 1] : undefined) : { expand: [row.key] };
    case 'ArrowLeft':
      if (row.shows === 'node' && row.expanded) return { collapse: row.key };
      return going(rows.find(({ key }) => key === row.parent));
    case 'Asterisk':
      return { expand: rows.flatMap((each) => (each.shows === 'node' && each.expandable && each.parent === row.parent ? [each.key] : [])) };
    default:
      return null;
  }
}

/** The next row whose word begins with what was typed; typing one letter again and again goes through all that begin with it. */
export function rowTyped(rows: readonly Row[], row: Row, typed: string, word: (row: Row) => string): Row | undefined {
  const same = typed.length > 1 && [...typed].every((letter) => letter === typed[0]);
  const wanted = (same ? (typed[0] ?? '') : typed).toLowerCase();
  // With more letters the row may stay where it is.
  const from = rows.indexOf(row) + (typed.length === 1 || same ? 1 : 0);
  return [...rows.slice(from), ...rows.slice(0, from)].find((each) => word(each).toLowerCase().startsWith(wanted));
}
