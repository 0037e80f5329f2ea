import { addPiece, type Piece } from '../../shared/document/edit.ts';
import { holdsGroup } from '../../shared/document/groups.ts';
import type { Point, UnrollDocument } from '../../shared/document/schema.ts';
import { isEnd } from '../../shared/compiler/check-groups.ts';
import { UserError } from '../../shared/errors.ts';
import { messageText, t } from '../../shared/i18n/index.ts';
import type { Message } from '../../shared/i18n/messages.ts';
import { isBoundary } from '../../shared/nodes/boundary.ts';
import { scopeSteps } from '../../shared/nodes/group-scope.ts';
import { pieceOf, pieceText, readPiece } from '../../shared/nodes/piece.ts';
import { announceCopied } from '../app/items-text.ts';
import { edit, useDocumentStore } from '../state/document-store.ts';
import { select, useSelectionStore } from '../state/selection-store.ts';
import { showToast } from '../state/toast-store.ts';
import { boxAround, NODE } from './geometry.ts';
import { belowAll } from './place-between.ts';
import { renewed } from './renewed.ts';

/** What was copied last in this window, for where the system's clipboard cannot be read. */
let lastText = '';
let lastPiece: Piece | null = null;

function selectedPiece(): { readonly document: UnrollDocument; readonly piece: Piece } | null {
  const { shown } = useDocumentStore.getState();
  if (!shown) return null;
  const { nodes, notes } = useSelectionStore.getState();
  const piece = pieceOf(shown, nodes, notes);
  return piece.nodes.length + piece.notes.length > 0 ? { document: shown, piece } : null;
}

/** The selected nodes and notes as text; null: there is nothing to copy. */
export function copyText(): string | null {
  const found = selectedPiece();
  if (!found) return null;
  announceCopied({ nodes: found.piece.nodes.length, notes: found.piece.notes.length });
  lastPiece = found.piece;
  lastText = pieceText(found.piece);
  return lastText;
}

/** Pastes what a text holds with its middle at a point (null: below everything), or says why not. Without a text: what was copied last in this window. */
export function pasteText(text: string | null, middle: Point | null): void {
  const { shown } = useDocumentStore.getState();
  if (!shown) return;
  try {
    const piece = lastPiece && (text === null || text === lastText) ? lastPiece : readPiece(text ?? '');
    const boxes = [...Object.values(piece.positions).map((at) => ({ ...at, ...NODE })), ...piece.notes.map(({ at, size }) => ({ ...at, ...size }))];
    const whole = boxAround(boxes) ?? { x: 0, y: 0, width: 0, height: 0 };
    const low = belowAll(shown);
    const { x, y } = middle ?? { x: low.x + whole.width / 2, y: low.y + whole.height / 2 };
    const by = { x: Math.round(x - whole.x - whole.width / 2), y: Math.round(y - whole.y - whole.height / 2) };
    put(piece, shown, beside(piece, shown, by), 'app:edit.paste');
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    refuse({ key: error.key, args: error.args });
  }
}

export function duplicateSelection(): void {
  const found = selectedPiece();
  if (found) put(found.piece, found.document, { x: 32, y: 32 }, 'app:edit.duplicate');
}

function refuse(reason: Message): void {
  showToast({ tone: 'warning', title: t('groups:paste.title'), text: messageText(reason), key: 'paste' });
}

/** Not right on top of what is there: moved on until no node hides another. */
function beside(piece: Piece, { view }: UnrollDocument, by: Point): Point {
  const own = [...Object.values(piece.positions), ...piece.notes.map(({ at }) => at)];
  const there = [...Object.values(view.positions), ...view.notes.map(({ at }) => at)];
  const hides = (shift: Point) => own.some(({ x, y }) => there.some((other) => Math.abs(other.x - x - shift.x) < 16 && Math.abs(other.y - y - shift.y) < 16));
  let shift = by;
  while (hides(shift)) shift = { x: shift.x + 32, y: shift.y + 32 };
  return shift;
}

function put(piece: Piece, document: UnrollDocument, by: Point, label: 'app:edit.paste' | 'app:edit.duplicate'): void {
  const fresh = renewed(piece, document, by);
  const problem = problemInGroup(fresh, document);
  if (problem) return refuse(problem);
  edit({ key: label, args: { count: fresh.nodes.length + fresh.notes.length } }, addPiece(fresh));
  const ids = (items: readonly { readonly id: string }[]) => items.map(({ id }) => id);
  select({ nodes: ids(fresh.nodes), wires: ids(fresh.wires), notes: ids(fresh.notes) });
}

/** Why a piece cannot lie in the group that is open: it holds that very group, or what only the drawing itself may have. */
function problemInGroup({ nodes, groups }: Piece, { graph }: UnrollDocument): Message | null {
  const { document, scope } = useDocumentStore.getState();
  const steps = (document && scopeSteps(document.graph, scope)) ?? [];
  if (steps.length > 0 && nodes.some((node) => isEnd(node.kind) && !isBoundary(node))) return { key: 'app:canvas.notGroupedText' };
  const all = [...graph.groups, ...groups];
  const inner = nodes.flatMap(({ kind, params }) => (kind === 'group' ? [String(params.group)] : []));
  const open = steps.find(({ definition }) => inner.some((id) => id === definition.id || holdsGroup(all, id, definition.id)));
  return open ? { key: 'groups:inItself', args: { name: open.definition.name } } : null;
}
