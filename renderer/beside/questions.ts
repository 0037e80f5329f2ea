import type { UnrollDocument } from '../../shared/document/schema.ts';
import type { DatasetFacts } from '../../shared/ipc/contract.ts';
import { joinSymbols, splitSymbols } from '../../shared/text/symbols.ts';
import { pairRows, sourceNode, tokeniserOf } from '../state/run-document.ts';
import type { Question } from './use-answers.ts';

/** Questions of the table, or windows of the text, that both are asked: from all of it, evenly apart. */
const ASKED = 8;
/** Symbols of a window: what can be read in a row. */
const WINDOW = 16;

/** What a document's own data has to ask; nothing where numbers are read. */
export function ownQuestions(document: UnrollDocument | null, dataset: DatasetFacts | null): readonly Question[] {
  if (!document) return [];
  const kind = sourceNode(document)?.kind;
  if (kind === 'text') return windows(document, dataset);
  const rows = kind === 'pairs' ? pairRows(document) : [];
  const count = Math.min(ASKED, rows.length);
  return Array.from({ length: count }, (_, index) => rows[Math.floor((index * rows.length) / count)]).flatMap((row) => (row ? [{ text: row.question.trim(), answer: row.answer.trim() }] : []));
}

function windows(document: UnrollDocument, dataset: DatasetFacts | null): readonly Question[] {
  const tokeniser = tokeniserOf(document);
  // With what comes last desired of it, too.
  return (dataset?.examples ?? []).map(({ x, d }) => ({ text: joinSymbols([...x, ...d.slice(-1)].slice(0, WINDOW), tokeniser), answer: null }));
}

/** What the user wrote, with the table's answer where it is in there. */
export function writtenQuestion(document: UnrollDocument, text: string): Question {
  if (sourceNode(document)?.kind !== 'pairs') return { text, answer: null };
  const read = (question: string): string => splitSymbols(question.trim(), tokeniserOf(document)).join('\u0000');
  const row = pairRows(document).find(({ question }) => read(question) === read(text));
  return { text: text.trim(), answer: row?.answer.trim() ?? null };
}
