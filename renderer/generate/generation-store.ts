import { nanoid } from 'nanoid';
import { create } from 'zustand';
import type { Failure, GenerateOptions, Token } from '../../shared/ipc/contract.ts';
import { symbolJoiner, type Tokeniser } from '../../shared/text/symbols.ts';
import { failureOf, listen, logError, request } from '../app/api.ts';
import { perFrame } from '../training/frames.ts';
import { setTextOptions } from './text-options.ts';

/** A symbol as it was written, with the piece of text it adds (a word brings its space along). */
export interface Written extends Token {
  readonly piece: string;
}

interface GenerationState {
  readonly documentId: string | null;
  readonly requestId: string | null;
  readonly runId: string | null;
  readonly running: boolean;
  /** What it was written with; null: nothing was. */
  readonly options: GenerateOptions | null;
  /** Of the checkpoint that wrote; null until the text is whole. */
  readonly step: number | null;
  /** How many of `writtenSymbols` there are to show; grows at most once a frame. */
  readonly count: number;
  readonly charactersPerSecond: number | null;
  readonly failure: Failure | null;
}

const nothing: GenerationState = {
  documentId: null, requestId: null, runId: null, running: false, options: null, step: null, count: 0, charactersPerSecond: null, failure: null,
};

export const useGenerationStore = create<GenerationState>(() => nothing);

/** Outside React: thousands of symbols a second arrive here. */
let written: Written[] = [];
let join: (symbol: string) => string = (symbol) => symbol;
const shown = perFrame(() => useGenerationStore.setState({ count: written.length }), 40);

export function writtenSymbols(): readonly Written[] {
  return written;
}

export function writtenText(): string {
  return written.map(({ piece }) => piece).join('');
}

let connected = false;

function connect(): void {
  if (connected) return;
  connected = true;
  listen('generate.token', (token) => {
    if (token.requestId !== useGenerationStore.getState().requestId) return;
    written.push({ ...token, piece: join(token.symbol) });
    shown.ask();
  });
}

/** Writes a text with the newest checkpoint of a run; what was written before goes. */
export async function generate(runId: string, options: GenerateOptions, tokeniser: Pick<Tokeniser, 'symbols'>): Promise<void> {
  connect();
  await stopGenerating();
  const requestId = nanoid();
  written = [];
  join = symbolJoiner(tokeniser);
  const { documentId } = useGenerationStore.getState();
  useGenerationStore.setState({ ...nothing, documentId, requestId, runId, running: true, options });
  try {
    const { charactersPerSecond, step } = await request('generate.start', { requestId, runId, options });
    end(requestId, { charactersPerSecond, step });
  } catch (error) {
    end(requestId, { failure: failureOf(error) });
  }
}

function end(requestId: string, change: Partial<GenerationState>): void {
  if (useGenerationStore.getState().requestId !== requestId) return;
  useGenerationStore.setState({ ...change, running: false, count: written.length });
}

export async function stopGenerating(): Promise<void> {
  const { requestId, running } = useGenerationStore.getState();
  if (running && requestId !== null) await request('generate.stop', { requestId }).catch(logError);
}

/** Drops a failure that the next edit of its field makes stale. */
export function forgetFailure(): void {
  if (useGenerationStore.getState().failure) useGenerationStore.setState({ failure: null });
}

/** What was written stays while one looks at another mode, and goes with its document. */
export function openGeneration(documentId: string): void {
  if (useGenerationStore.getState().documentId === documentId) return;
  void stopGenerating();
  written = [];
  useGenerationStore.setState({ ...nothing, documentId });
  setTextOptions({ prime: null, length: null });
}
