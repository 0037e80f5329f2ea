import type { GraphNode, Group, UnrollDocument } from '../../shared/document/schema.ts';
import { definitionOf } from '../../shared/document/groups.ts';
import { t } from '../../shared/i18n/index.ts';
import type { Scope } from '../../shared/nodes/group-scope.ts';
import { kindById, kinds } from '../../shared/nodes/index.ts';
import { nodeTitle } from '../../shared/nodes/title.ts';
import { addFromPalette } from '../canvas/actions.ts';
import { addInstanceAt } from '../canvas/group-actions.ts';
import { goToNode, onCanvas } from '../canvas/view-of-canvas.ts';
import { useDocumentStore } from '../state/document-store.ts';
import { kindWords } from '../ui/kind-search.ts';
import { kindSubtitle, kindTitle } from '../ui/kind-text.ts';
import { inEachLanguage, namedInEach, namedText } from '../ui/word-search.ts';
import type { PaletteItem } from './palette-item.ts';

/** "Add LSTM", for every kind and every group of the document. */
export function addItems(): PaletteItem[] {
  const { document } = useDocumentStore.getState();
  const reason = document ? undefined : t('app:needs.document');
  const ofKinds = kinds.map((kind): PaletteItem => {
    const words = kindWords(kind);
    return {
      id: `add:${kind.id}`,
      section: 'add',
      label: t('palette:add', { name: kindTitle(kind.id) }),
      note: kindSubtitle(kind.id),
      picture: { kind: kind.id, role: kind.role },
      reason,
      words: { ...words, names: [...words.names, ...words.names.flatMap((name) => inEachLanguage('palette:add', { name }))] },
      isKept: true,
      run: () => onCanvas((middle) => addFromPalette(kind, middle())),
    };
  });
  const ofGroups = (document?.graph.groups ?? []).map(({ id, name }): PaletteItem => ({
    id: `add-group:${id}`,
    section: 'add',
    label: t('palette:add', { name }),
    note: t('palette:group'),
    picture: { kind: 'group', role: 'transform' },
    words: {
      names: [name.toLowerCase(), ...inEachLanguage('palette:add', { name })],
      synonyms: inEachLanguage('palette:group'),
      described: [],
    },
    isKept: false,
    run: () => onCanvas((middle) => addInstanceAt(id, middle())),
  }));
  return [...ofKinds, ...ofGroups];
}

/** "Go to LSTM", for every node of the drawing and of its groups; a group that is used several times is gone to where it is used first. */
export function goItems(): PaletteItem[] {
  const { document } = useDocumentStore.getState();
  if (!document) return [];
  const all = placesIn(document);
  const goNames = namedInEach('palette:go');
  const goText = namedText('palette:go');
  const count = new Map<string, number>();
  for (const { title } of all) count.set(title, (count.get(title) ?? 0) + 1);
  return all.map(({ node, title, scope, group }) => {
    const kind = kindById(node.kind);
    const notes = [...(count.get(title) === 1 ? [] : [node.id]), ...(group ? [t('palette:inside', { group: group.name })] : [])];
    return {
      id: `go:${[...scope, node.id].join('/')}`,
      section: 'go',
      label: goText(title),
      note: notes.join(', '),
      picture: { kind: node.kind, role: kind?.role ?? null },
      words: {
        names: [title.toLowerCase(), ...goNames(title)],
        synonyms: [node.id.toLowerCase(), ...(kind ? kindWords(kind).names : [])],
        described: group ? [group.name.toLowerCase()] : [],
      },
      isKept: false,
      run: () => goToNode(scope, node.id),
    };
  });
}

interface Place {
  readonly node: GraphNode;
  readonly title: string;
  readonly scope: Scope;
  /** The group that it lies in; null: in the drawing itself. */
  readonly group: Group | null;
}

function placesIn({ graph }: UnrollDocument): Place[] {
  const all: Place[] = graph.nodes.map((node) => ({ node, title: nodeTitle(node), scope: [], group: null }));
  const seen = new Set<string>();
  // Grows while it is walked: each group brings its nodes in once.
  for (const { node, scope } of all) {
    const group = definitionOf(graph, node);
    if (!group || seen.has(group.id)) continue;
    seen.add(group.id);
    all.push(...group.nodes.map((inner) => ({ node: inner, title: nodeTitle(inner), scope: [...scope, node.id], group })));
  }
  return all;
}
