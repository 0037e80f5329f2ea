import { memo, useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { sections, type Listing } from '../../shared/compiler/explain/listing.ts';
import type { Line } from '../../shared/compiler/explain/write-lines.ts';
import { nodeById } from '../../shared/document/graph.ts';
import { t } from '../../shared/i18n/index.ts';
import { kindById } from '../../shared/nodes/index.ts';
import { nodeTitle } from '../../shared/nodes/title.ts';
import { useDocumentStore } from '../state/document-store.ts';
import { light, unlight, useLitStore } from '../state/lit-store.ts';
import { selectNode, useSelectionStore } from '../state/selection-store.ts';
import { classNames } from '../ui/class-names.ts';
import { RoleTile } from '../ui/role-tile.tsx';
import { useLanguage } from '../ui/use-text-memo.ts';

interface Place {
  readonly line: Line;
  readonly index: number;
  /** Does another node begin here? */
  readonly begins: boolean;
}

/** The program, line by line; a line lights its node on the canvas, and a node its lines. */
export function ProgramListing({ listing }: { readonly listing: Listing }) {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const parts = useMemo(() => placesOf(listing), [listing]);
  const lines = useMemo(() => parts.flatMap(({ places }) => places), [parts]);
  const current = Math.min(at, lines.length - 1);
  const lineId = (index: number) => `${id}-${index}`;

  const selected = useSelectionStore((state) => (state.nodes.length === 1 ? state.nodes[0] : undefined));
  useEffect(() => {
    const first = lines.find(({ line }) => line.node === selected && selected !== undefined);
    if (first && document.activeElement !== box.current) scrollTo(box.current, first.index);
  }, [selected, lines]);
  useEffect(() => () => unlight('program'), []);

  const go = (index: number) => {
    const next = Math.max(0, Math.min(lines.length - 1, index));
    setAt(next);
    scrollTo(box.current, next);
    lightLine(lines[next]?.line);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -lines.length, End: lines.length };
    const node = lines[current]?.line.node;
    if (event.key === 'Enter' && node) selectNode(node);
    else if (steps[event.key] !== undefined) go(current + (steps[event.key] ?? 0));
    else return;
    event.preventDefault();
  };
  return (
    <div
      ref={box}
      role="listbox"
      tabIndex={0}
      aria-label={t('explain:view.program')}
      aria-activedescendant={lineId(current)}
      onKeyDown={onKeyDown}
      onFocus={() => lightLine(lines[current]?.line)}
      onBlur={() => unlight('program')}
      onPointerLeave={() => unlight('program')}
      className="focus-inset group/listing overflow-auto border-l border-line pb-2"
    >
      {parts.map(({ section, places }) => (
        <div key={section} role="group" aria-labelledby={`${id}-${section}`} className="min-w-max">
          <h3 id={`${id}-${section}`} role="presentation" className="sticky top-0 z-1 bg-surface px-3 pt-2 pb-1 font-semibold">
            <span className="sticky left-3">{t(`explain:section.${section}`)}</span>
          </h3>
          {places.map((place) => (
            <ListingLine key={place.index} id={lineId(place.index)} place={place} isCurrent={place.index === current} onPoint={setAt} />
          ))}
        </div>
      ))}
    </div>
  );
}

interface ListingLineProps {
  readonly id: string;
  readonly place: Place;
  readonly isCurrent: boolean;
  readonly onPoint: (index: number) => void;
}

const ListingLine = memo(function ListingLine({ id, place: { line, index, begins }, isCurrent, onPoint }: ListingLineProps) {
  useLanguage();
  const { text, shape, depth, node: nodeId } = line;
  const node = useDocumentStore((state) => (nodeId !== null && state.document ? nodeById(state.document.graph, nodeId) : undefined));
  const isSelected = useSelectionStore((state) => nodeId !== null && state.nodes.includes(nodeId));
  const isLit = useLitStore((state) => nodeId !== null && state.nodes.includes(nodeId));
  const role = kindById(node?.kind ?? '')?.role ?? null;
  const title = node ? nodeTitle(node) : t('explain:own');
  return (
    <div
      id={id}
      role="option"
      aria-selected={isSelected}
      aria-label={`${text}${shape ? `, ${shape}` : ''}, ${title}`}
      data-line-node={nodeId ?? undefined}
      data-lit={isLit || undefined}
      {...(role && { 'data-role': role })}
      title={title}
      onPointerEnter={() => lightLine(line)}
      onClick={() => {
        onPoint(index);
        if (nodeId !== null) selectNode(nodeId);
      }}
      className={classNames(
        'listing-line mono flex h-5.5 cursor-default items-center gap-2 pl-3 text-small leading-[22px]',
        isCurrent && 'group-focus-visible/listing:outline-2 group-focus-visible/listing:-outline-offset-2 group-focus-visible/listing:outline-focus',
        isLit || isSelected ? 'bg-role-tint' : 'bg-surface',
      )}
    >
      <span className="grid w-5 shrink-0 place-items-center">{begins && node && <RoleTile role={role} kind={node.kind} look="tint" />}</span>
      <span className="flex-1 whitespace-pre" style={{ paddingLeft: depth * 16 }}>
        {text}
      </span>
      <span className="sticky right-0 bg-inherit pr-3 pl-4 text-ink-2">{shape}</span>
    </div>
  );
});

function scrollTo(box: HTMLElement | null, index: number): void {
  box?.querySelectorAll('[role="option"]')[index]?.scrollIntoView({ block: 'nearest' });
}

function lightLine(line: Line | undefined): void {
  light('program', line?.node ? [line.node] : []);
}

function placesOf(listing: Listing): { readonly section: (typeof sections)[number]; readonly places: readonly Place[] }[] {
  let index = 0;
  return sections
    .map((section) => {
      const places = listing[section].map((line, i): Place => ({ line, index: index++, begins: i === 0 || listing[section][i - 1]?.node !== line.node }));
      return { section, places };
    })
    .filter(({ places }) => places.length > 0);
}
