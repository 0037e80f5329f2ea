import { create } from 'zustand';
import type { Message } from '../../shared/i18n/messages.ts';
import type { DataSource, GraphNode, UnrollDocument } from '../../shared/document/schema.ts';
import type { DatasetFacts } from '../../shared/ipc/contract.ts';
import type { FactsByNode } from '../../shared/compiler/diagnostics.ts';
import { failureOf, request } from '../app/api.ts';

/** What is known of the data behind a source node. While it is read again, the last answer stays. */
export interface Reading {
  readonly status: 'reading' | 'ready' | 'failed';
  readonly dataset: DatasetFacts | null;
  readonly failure: Message | null;
}

interface FactsState {
  readonly readings: Readonly<Record<string, Reading>>;
}

export const useFactsStore = create<FactsState>(() => ({ readings: {} }));

type SourceKind = 'text' | 'pairs' | 'sequence';
interface Question {
  readonly node: string;
  readonly kind: SourceKind;
  readonly source: DataSource;
  readonly params: Record<string, unknown>;
  readonly documentPath: string | null;
}

/** Answers by the content they are about; sources are immutable, so the same object is the same content. */
const cache = new WeakMap<DataSource, Map<string, Promise<DatasetFacts>>>();
const asked = new Map<string, Promise<DatasetFacts>>();

/** Reads what the source nodes of a document need and forgets nodes that are gone. */
export function readFacts(document: UnrollDocument | null, documentPath: string | null): void {
  const questions = document ? document.graph.nodes.flatMap((node) => questionOf(node, document, documentPath)) : [];
  const { readings } = useFactsStore.getState();
  const kept = Object.fromEntries(questions.flatMap(({ node }) => (readings[node] ? [[node, readings[node]]] : [])));
  if (Object.keys(kept).length < Object.keys(readings).length) useFactsStore.setState({ readings: kept });
  for (const node of asked.keys()) if (!questions.some((question) => question.node === node)) asked.delete(node);
  for (const question of questions) void read(question);
}

async function read(question: Question): Promise<void> {
  const { node } = question;
  const answer = answerTo(question);
  if (asked.get(node) === answer) return;
  asked.set(node, answer);
  const last = useFactsStore.getState().readings[node];
  put(node, { status: 'reading', dataset: last?.dataset ?? null, failure: last?.failure ?? null });
  try {
    const dataset = await answer;
    if (asked.get(node) === answer) put(node, { status: 'ready', dataset, failure: null });
  } catch (error) {
    const failure = failureOf(error);
    if (asked.get(node) === answer) put(node, { status: 'failed', dataset: null, failure });
  }
}

function answerTo({ kind, source, params, documentPath }: Question): Promise<DatasetFacts> {
  const answers = cache.get(source) ?? new Map<string, Promise<DatasetFacts>>();
  cache.set(source, answers);
  const key = JSON.stringify([kind, params, documentPath]);
  const known = answers.get(key);
  if (known) return known;
  const answer = request('data.describe', { source, kind, params, documentPath });
  answers.set(key, answer);
  // A failure may mend itself (a file that comes back), so it is asked for again at the next edit.
  answer.catch(() => answers.delete(key));
  return answer;
}

function questionOf(node: GraphNode, document: UnrollDocument, documentPath: string | null): Question[] {
  if (node.kind !== 'text' && node.kind !== 'pairs' && node.kind !== 'sequence') return [];
  const id = node.kind === 'text' ? node.params.corpus : node.params.table;
  const source = document.data.find((each) => each.id === id);
  return source ? [{ node: node.id, kind: node.kind, source, params: node.params, documentPath }] : [];
}

function put(node: string, reading: Reading): void {
  useFactsStore.setState(({ readings }) => ({ readings: { ...readings, [node]: reading } }));
}

let lastReadings: Readonly<Record<string, Reading>> | null = null;
let lastFacts: FactsByNode = {};

/** The facts alone, as the check takes them; the same object while no reading changed. */
export function selectFacts({ readings }: FactsState): FactsByNode {
  if (readings === lastReadings) return lastFacts;
  lastReadings = readings;
  const facts = Object.fromEntries(Object.entries(readings).map(([node, { dataset }]) => [node, dataset?.facts ?? null]));
  const same =
    Object.keys(facts).length === Object.keys(lastFacts).length &&
    Object.entries(facts).every(([node, known]) => lastFacts[node] === known);
  if (!same) lastFacts = facts;
  return lastFacts;
}
