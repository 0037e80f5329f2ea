import { basename, extname } from 'node:path';
import { z } from 'zod';
import { pairRowSchema } from '../../../shared/document/schema.ts';
import { UserError } from '../../../shared/errors.ts';
import type { PairRow } from '../../../shared/text/pairs-dataset.ts';
import { parseTable } from '../../../shared/series/parse-table.ts';
import { readTextFile } from './read-text-file.ts';

const rowsSchema = z.array(pairRowSchema);
const jsonSchema = z.union([rowsSchema, z.object({ rows: rowsSchema }).transform(({ rows }) => rows)]);

/**
 * Questions and answers from a .csv, .tsv or .json file: columns (or fields) `question` and `answer`; a table without
 * such a head needs two columns.
 * @throws UserError as `readTextFile`, or for another extension or form.
 */
export async function readPairsFile(path: string): Promise<PairRow[]> {
  const extension = extname(path).toLowerCase();
  if (!['.csv', '.tsv', '.json'].includes(extension)) throw new UserError('errors:data.tableExtension', { file: path });
  const text = await readTextFile(path);
  const bad = (problem: string): UserError => new UserError('errors:data.badTable', { file: basename(path), problem });
  return extension === '.json' ? fromJson(text, bad) : fromTable(parseTable(text, extension === '.tsv' ? '\t' : ','), bad);
}

type Bad = (problem: string) => UserError;

function fromJson(text: string, bad: Bad): PairRow[] {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch (error) {
    throw bad(error instanceof Error ? error.message : String(error));
  }
  const parsed = jsonSchema.safeParse(raw);
  if (!parsed.success) throw bad(parsed.error.issues[0]?.message ?? '');
  return parsed.data;
}

function fromTable(rows: readonly (readonly string[])[], bad: Bad): PairRow[] {
  const head = (rows[0] ?? []).map((name) => name.trim().toLowerCase());
  const named = head.includes('question') && head.includes('answer');
  const [question, answer] = named ? [head.indexOf('question'), head.indexOf('answer')] : [0, 1];
  const body = named ? rows.slice(1) : rows;
  const short = body.findIndex((row) => row[question] === undefined || row[answer] === undefined || (!named && row.length !== 2));
  if (short >= 0) throw bad(`row ${short + (named ? 2 : 1)} has ${body[short]?.length ?? 0} columns`);
  return body.map((row) => ({ question: row[question] ?? '', answer: row[answer] ?? '' }));
}
