import { create } from 'zustand';
import type { Answer, Failure } from '../../shared/ipc/contract.ts';
import { normaliseText, splitSymbols, type Tokeniser } from '../../shared/text/symbols.ts';
import { failureOf, request } from '../app/api.ts';
import type { PairRow } from '../state/run-document.ts';

/** A question with what the network said. */
export interface Asked {
  readonly id: number;
  readonly runId: string;
  readonly question: string;
  readonly answer: Answer;
  /** The divergence whose prediction answered; without one the first. */
  readonly output?: string | undefined;
  /** What the table says; null where the question is not in it. */
  readonly expected: string | null;
}

interface AskState {
  readonly documentId: string | null;
  readonly question: string;
  readonly asking: boolean;
  readonly failure: Failure | null;
  /** Newest first. */
  readonly history: readonly Asked[];
  /** The one shown large. */
  readonly shown: number | null;
}

const HISTORY_LIMIT = 200;
const nothing: AskState = { documentId: null, question: '', asking: false, failure: null, history: [], shown: null };

export const useAskStore = create<AskState>(() => nothing);

export function openAsking(documentId: string): void {
  if (useAskStore.getState().documentId !== documentId) useAskStore.setState({ ...nothing, documentId });
}

export function setQuestion(question: string): void {
  useAskStore.setState({ question, failure: null });
}

export function showAsked(id: number): void {
  const asked = useAskStore.getState().history.find((each) => each.id === id);
  if (asked) useAskStore.setState({ shown: id, question: asked.question, failure: null });
}

let lastId = 0;

interface Question {
  readonly runId: string;
  readonly question: string;
  /** The divergence whose prediction answers; without a word the first. */
  readonly output?: string;
}

/** Asks the newest checkpoint of a run. */
export async function ask(asking: Question, rows: readonly PairRow[], tokeniser: Tokeniser): Promise<void> {
  const { runId, question, output } = asking;
  useAskStore.setState({ question, asking: true, failure: null });
  try {
    const answer = await request('answer.ask', asking);
    const asked: Asked = { id: ++lastId, runId, question, answer, output, expected: expectedAnswer(question, rows, tokeniser) };
    useAskStore.setState(({ history }) => ({ history: [asked, ...history].slice(0, HISTORY_LIMIT), shown: asked.id, asking: false }));
  } catch (error) {
    useAskStore.setState({ failure: failureOf(error), asking: false });
  }
}

/** The table's answer to a question, compared as the network reads it. */
export function expectedAnswer(question: string, rows: readonly PairRow[], tokeniser: Tokeniser): string | null {
  const read = (text: string): string => splitSymbols(text, tokeniser).join('\u0000');
  const wanted = read(question);
  return rows.find((row) => read(row.question) === wanted)?.answer ?? null;
}

/** Is the answer the expected one? Answers are compared as the table writes them, but for case where that is folded. */
export function isRight({ answer, expected }: Pick<Asked, 'answer' | 'expected'>, tokeniser: Tokeniser): boolean | null {
  if (expected === null) return null;
  const read = (text: string): string => normaliseText(text, tokeniser).trim();
  return read(answer.answer) === read(expected);
}
