import { useRef, type KeyboardEvent } from 'react';
import { addAt, addBehind, connectPort, deleteRow, goTo, isShown, looseOf, mend, openMenu, openRow, otherEnds, pick, pickAll, rename, toggle } from './outline-actions.ts';
import type { Row } from './outline-rows.ts';
import { collapse, expand, setOutline } from './outline-store.ts';
import { rowWord } from './row-text.ts';
import { rowTyped, treeMove } from './tree-move.ts';

/** Letters typed within this belong to one word, milliseconds. */
const wordMs = 700;

/** The keys of the tree. Arrows select what they come to on the canvas, unless another group would have to be opened for it. */
export function useOutlineKeys(rows: readonly Row[], active: Row | undefined): (event: KeyboardEvent) => void {
  const typed = useRef({ letters: '', at: 0 });
  const anchor = useRef<string | null>(null);

  const goToRow = (row: Row, { ctrlKey, metaKey, shiftKey }: KeyboardEvent): void => {
    setOutline({ active: row.key });
    if (shiftKey && active) {
      anchor.current ??= active.key;
      const ends = [rows.findIndex(({ key }) => key === anchor.current), rows.indexOf(row)];
      pickAll(rows.slice(Math.max(0, Math.min(...ends)), Math.max(...ends) + 1).filter(({ shows }) => shows === 'node'));
      return;
    }
    anchor.current = null;
    if (!ctrlKey && !metaKey && isShown(row)) pick(row);
  };

  const act = (event: KeyboardEvent, row: Row): boolean => {
    const isPort = row.shows === 'input' || row.shows === 'output';
    switch (event.code) {
      case 'Enter':
      case 'NumpadEnter':
        if (isPort) enterPort(row, event);
        else if (!mend(row) && !openRow(row) && row.shows === 'node') (row.expanded ? collapse : expand)([row.key]);
        return true;
      case 'Space':
        if (event.ctrlKey || event.metaKey) toggle(row);
        else pick(row);
        return true;
      case 'F2':
        rename(row);
        return true;
      case 'Delete':
      case 'Backspace':
        deleteRow(row);
        return true;
      case 'ContextMenu':
        openMenu(row, below(event));
        return true;
      case 'KeyC':
        if (!isPort) return false;
        connectPort(row, looseOf(row), below(event));
        return true;
      case 'Slash':
        if (isPort) addAt(row, looseOf(row), below(event));
        else addBehind(row, below(event));
        return true;
      default:
        return false;
    }
  };

  return (event) => {
    if (!active || event.altKey || !(event.target instanceof HTMLElement) || event.target.role !== 'treeitem') return;
    const isPlain = !event.ctrlKey && !event.metaKey;
    const code = event.key === '*' ? 'Asterisk' : event.code;
    const move = treeMove(rows, active, code);
    if (event.code === 'F10' && event.shiftKey) openMenu(active, below(event));
    else if (move && 'to' in move) goToRow(move.to, event);
    else if (move && isPlain) {
      if ('expand' in move) expand(move.expand);
      else collapse([move.collapse]);
    } else if ((isPlain || event.code === 'Space') && !event.shiftKey && act(event, active)) {
      // Done.
    } else if (isPlain && event.key.length === 1 && event.key !== ' ') {
      const now = performance.now();
      const letters = now - typed.current.at < wordMs ? typed.current.letters + event.key : event.key;
      typed.current = { letters, at: now };
      const found = rowTyped(rows, active, letters, rowWord);
      if (found) goToRow(found, event);
      // The question mark is a command of the window.
      if (event.key === '?') return;
    } else return;
    event.preventDefault();
  };
}

/** Enter on a port: to what it is wired to, or to what it could be. */
function enterPort(row: Extract<Row, { readonly port: string }>, event: KeyboardEvent): void {
  const [other, ...more] = otherEnds(row);
  if (other === undefined) connectPort(row, looseOf(row), below(event));
  else if (more.length === 0) goTo(row, other);
  else openMenu(row, below(event));
}

/** Where a menu opens for a row, in the window. */
function below({ currentTarget, target }: KeyboardEvent): { readonly x: number; readonly y: number } {
  const row = target instanceof Element ? target : currentTarget;
  const { left, bottom } = row.getBoundingClientRect();
  return { x: left + 28, y: bottom };
}
