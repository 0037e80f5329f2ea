import { Command } from 'cmdk';
import { Search } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useState, type KeyboardEvent } from 'react';
import type { Point, UnrollDocument } from '../../shared/document/schema.ts';
import { nodeById } from '../../shared/document/graph.ts';
import { t } from '../../shared/i18n/index.ts';
import { kindById } from '../../shared/nodes/index.ts';
import { nodeTitle } from '../../shared/nodes/title.ts';
import { useCheckStore } from '../state/check-store.ts';
import { useDocumentStore } from '../state/document-store.ts';
import { selectFacts, useFactsStore } from '../state/facts-store.ts';
import { setFocused } from '../state/focus-store.ts';
import { useSelectionStore } from '../state/selection-store.ts';
import { classNames } from '../ui/class-names.ts';
import { isFocusFree } from '../ui/focus-return.ts';
import { kindScore } from '../ui/kind-search.ts';
import { popoverSurface } from '../ui/popover-surface.ts';
import { addKind, connectEnds } from './actions.ts';
import { beginAt, closeAddMenu, useAddMenuStore, type AddMenu as Opened } from './add-menu-store.ts';
import type { PortEnd } from './connect.ts';
import type { KindFit, LooseEnd } from './fits.ts';
import { toItem, toLast } from './focus-item.ts';
import { NODE } from './geometry.ts';
import { belowAll } from './place-between.ts';
import { placeInDrawing } from './drawing-place.ts';
import { addInstance } from './group-actions.ts';
import { GroupItems, KindItems, RefusedKinds } from './kind-items.tsx';
import { refused } from './menu-items.tsx';
import { nextEnd, PortChoice } from './port-choice.tsx';
import { PortItems } from './port-items.tsx';
import { tensorShape, timestepsOf } from './tensor-shape.ts';

/** The search for nodes, at the pointer or at what the keyboard is on: what fits first, then the rest with the reason. */
export function AddMenu() {
  const menu = useAddMenuStore((state) => state.menu);
  const document = useDocumentStore((state) => state.shown);
  if (!menu || !document) return null;
  return (
    <Popover.Root open onOpenChange={(open) => !open && closeAddMenu()}>
      <Popover.Anchor className="fixed size-0" style={{ left: menu.x, top: menu.y }} />
      <Popover.Portal>
        <Popover.Content
          align="start"
          side="bottom"
          sideOffset={4}
          collisionPadding={12}
          aria-label={labelOf(menu, document)}
          className={classNames(popoverSurface, 'w-84')}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            const node = added;
            added = null;
            if (!isFocusFree()) return;
            if (menu.onDone) menu.onDone();
            else goOn(menu, node);
          }}
        >
          <SearchList key={`${menu.x},${menu.y}`} menu={menu} document={document} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

/** The node that was added last by a choice; it has the focus once the menu is closed. */
let added: string | null = null;

/** By keyboard it goes on from what was added. What was added where the pointer is, is selected and in sight; the canvas has the keys, so that Tab searches again. */
function goOn({ placeFor }: Opened, node: string | null): void {
  if (node === null) toLast();
  else if (placeFor === null) document.querySelector<HTMLElement>('[data-canvas]')?.focus({ preventScroll: true });
  else toItem(node);
}

function labelOf({ loose, isBehind, toPorts }: Opened, { graph }: UnrollDocument): string {
  const node = loose && nodeById(graph, loose.node);
  if (isBehind && node) return t('app:add.behind', { node: nodeTitle(node) });
  if (!toPorts || !node) return t('app:command.add-node');
  return t(loose.direction === 'out' ? 'keyboard:connect.fromOutput' : 'keyboard:connect.toInput', { node: nodeTitle(node), port: loose.port });
}

function SearchList({ menu, document }: { readonly menu: Opened; readonly document: UnrollDocument }) {
  const [query, setQuery] = useState('');
  const { loose, isBehind, ends } = menu;
  const label = labelOf(menu, document);

  const add = (kind: string, adding: (at: Point) => void) => {
    closeAddMenu();
    adding(placeOf(menu, kind, document));
    added = useSelectionStore.getState().nodes[0] ?? null;
    // It takes the focus once it is drawn; the next key may be faster.
    if (added !== null && menu.placeFor) setFocused({ on: 'node', id: added });
  };
  const choose = ({ kind }: KindFit) => add(kind.id, (at) => addKind(kind, at, loose, isBehind));
  const chooseGroup = (id: string) => add('group', (at) => addInstance(id, at, loose, isBehind));
  const connect = (end: PortEnd) => {
    closeAddMenu();
    if (loose) connectEnds(loose, { node: end.node.id, port: end.port });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.code !== 'Tab' || !loose || ends.length < 2) return;
    event.preventDefault();
    beginAt(nextEnd(ends, loose, event.shiftKey ? -1 : 1));
  };

  return (
    <Command label={label} loop className="flex flex-col" filter={matches} onKeyDown={onKeyDown}>
      <div className="m-1.5 flex h-8.5 items-center gap-2 rounded-control border-2 border-ink px-2">
        <Search size={14} aria-hidden className="text-ink-3" />
        <Command.Input
          autoFocus
          value={query}
          onValueChange={setQuery}
          placeholder={t(menu.toPorts ? 'keyboard:connect.placeholder' : 'app:add.placeholder')}
          className="h-full min-w-0 flex-1 bg-transparent outline-none"
        />
        <Taken loose={loose} document={document} />
      </div>
      {loose && ends.length > 1 && <PortChoice ends={ends} loose={loose} />}
      <p role="status" className="sr-only">
        {menu.toPorts && label}
      </p>
      <Command.List className="max-h-84 overflow-y-auto px-1.5 pb-1.5">
        <Command.Empty className="px-2 py-3 text-ink-2">{t('app:add.nothing', { query })}</Command.Empty>
        {menu.toPorts && loose && <PortItems document={document} loose={loose} show="fitting" onChoose={connect} />}
        <GroupItems document={document} onChoose={chooseGroup} />
        <KindItems document={document} loose={loose} onChoose={choose} />
        {menu.toPorts && loose && <PortItems document={document} loose={loose} show="refused" onChoose={connect} />}
        <RefusedKinds document={document} loose={loose} />
      </Command.List>
    </Command>
  );
}

/** Where what is chosen goes: to a place that is given; else under the pointer, or above it where the wire waits for an output. */
function placeOf({ x, y, loose, placeFor }: Opened, kind: string, document: UnrollDocument): Point {
  if (placeFor) return placeFor(kind, loose?.direction ?? 'out');
  const at = placeInDrawing({ x, y });
  if (!at) return belowAll(document);
  return { x: Math.round(at.x - NODE.width / 2), y: Math.round(loose?.direction === 'in' ? at.y - NODE.height : at.y) };
}

/** "takes [64, 40, 24]": what the waiting wire carries. */
function Taken({ loose, document }: { readonly loose: LooseEnd | null; readonly document: UnrollDocument }) {
  const signals = useCheckStore((state) => (loose ? state.signals[loose.node] : undefined));
  const timesteps = timestepsOf(useFactsStore(selectFacts));
  if (!loose) return null;
  const signal = loose.direction === 'out' ? signals?.outputs[loose.port] : undefined;
  const shape = tensorShape(signal, { batch: document.training.batch, timesteps });
  return shape ? <span className="text-small whitespace-nowrap text-ink-3">{t('app:add.takes', { shape })}</span> : null;
}

/** Kinds by their names, synonyms and descriptions; nodes that are there by the words of their names. What can be chosen comes first. */
function matches(value: string, query: string, keywords: readonly string[] = []): number {
  return scoreOf(value, query) * (keywords.includes(refused) ? 0.01 : 1);
}

function scoreOf(value: string, query: string): number {
  const kind = kindById(value);
  if (kind) return kindScore(kind, query);
  const words = value.toLowerCase().split(/[\s-]+/);
  const typed = query.toLowerCase().split(/\s+/).filter(Boolean);
  return typed.every((part) => words.some((word) => word.startsWith(part))) ? 1 : 0;
}
