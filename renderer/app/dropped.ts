import { nanoid } from 'nanoid';
import * as edits from '../../shared/document/edit.ts';
import { nodeById } from '../../shared/document/graph.ts';
import type { Point } from '../../shared/document/schema.ts';
import { t } from '../../shared/i18n/index.ts';
import { kindById } from '../../shared/nodes/index.ts';
import { freePlace, NODE } from '../canvas/geometry.ts';
import { makeNode } from '../canvas/make-node.ts';
import { editDocument, useDocumentStore } from '../state/document-store.ts';
import { selectNode } from '../state/selection-store.ts';
import { showToast } from '../state/toast-store.ts';
import { setUi } from '../state/ui-store.ts';
import { pathOfFile, reportError, request } from './api.ts';
import { openFile } from './files.ts';
import { paramsFor, readData, type ReadData } from './read-data.ts';

/** Where in the drawing something was dropped. */
export interface DropPlace {
  /** The node under the pointer. */
  readonly node: string | null;
  /** In the drawing; null: beside the canvas. */
  readonly at: Point | null;
}

const isDocument = (name: string) => /\.json$/i.test(name);
const isText = (name: string) => /\.(txt|md|tex)$/i.test(name);
const isTable = (name: string) => /\.(csv|tsv)$/i.test(name);

/** Documents are opened, further ones in windows of their own; texts and tables become data to learn from. */
export async function openDropped(files: readonly File[], place: DropPlace): Promise<void> {
  const [first, ...more] = files.filter(({ name }) => isDocument(name)).map(pathOfFile);
  if (first !== undefined) openFile(first);
  if (more.length > 0) request('window.new', { paths: more }).catch(reportError);
  for (const file of files.filter(({ name }) => !isDocument(name))) await readDropped(file, place);
}

async function readDropped(file: File, place: DropPlace): Promise<void> {
  const { name } = file;
  if (!isText(name) && !isTable(name)) return say(t('files:drop.notKnown', { file: name }), t('files:drop.notKnownText'));
  const { document } = useDocumentStore.getState();
  if (!document) return say(t('files:drop.noDocument', { file: name }));
  try {
    const under = place.node === null ? undefined : nodeById(document.graph, place.node)?.kind;
    const source = under === 'text' || (isText(name) && under !== 'sequence') ? await corpusOf(file) : await tableOf(file);
    if (source) learnFrom(source, place);
  } catch (error) {
    reportError(error, t('files:drop.failed', { file: name }));
  }
}

async function corpusOf(file: File): Promise<ReadData | null> {
  const read = await request('corpus.choose', { relativeTo: null, path: pathOfFile(file) });
  return read && { type: 'corpus', id: nanoid(10), ...read };
}

async function tableOf(file: File): Promise<ReadData | null> {
  const read = await request('csv.choose', { relativeTo: null, path: pathOfFile(file) });
  return read && { type: 'csv', id: nanoid(10), ...read };
}

/** By the source it was dropped on, else by a new one. Sources stand in the drawing, never inside a group. */
function learnFrom(data: ReadData, place: DropPlace): void {
  const { document, scope } = useDocumentStore.getState();
  const { node, at } = scope.length === 0 ? place : { node: null, at: null };
  const kind = kindById(data.type === 'csv' ? 'sequence' : 'text');
  if (!document || !kind) return;
  const label = { key: 'files:edit.data', args: { title: data.title } } as const;
  setUi({ mode: 'build' });
  if (node !== null && nodeById(document.graph, node)?.kind === kind.id) {
    editDocument(label, readData(node, data));
    return selectNode(node);
  }
  const made = makeNode(kind, document);
  const free = freePlace(document, at ? { x: Math.round(at.x - NODE.width / 2), y: Math.round(at.y - NODE.height / 2) } : { x: 0, y: 0 });
  editDocument(label, edits.all(edits.putData(data), edits.addNode({ ...made, params: { ...made.params, ...paramsFor(data) } }, free)));
  selectNode(made.id);
}

function say(title: string, text?: string): void {
  showToast({ tone: 'warning', title, ...(text !== undefined && { text }) });
}
