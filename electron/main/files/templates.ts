import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { parseDocument } from '../../../shared/document/parse.ts';
import type { templateSchema } from '../../../shared/ipc/contract.ts';
import { factsOf } from './describe-document.ts';

export type Template = z.infer<typeof templateSchema>;

const ending = '.unroll.json';
const firstOnes = ['hello', 'many-to-one', 'text-generation', 'word-generation', 'mlp-per-timestep', 'rnn-vs-lstm', 'sequence-recall', 'sine-forecast'];

/** The documents that come with the app, in the order of a course. */
export async function readTemplates(folder: string): Promise<Template[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(ending));
  const templates = await Promise.all(names.map((name) => readTemplate(folder, name)));
  return templates.sort((a, b) => rank(a.id) - rank(b.id) || a.id.localeCompare(b.id));
}

async function readTemplate(folder: string, name: string): Promise<Template> {
  const document = parseDocument(await readFile(join(folder, name), 'utf8'), name);
  return { id: name.slice(0, -ending.length), facts: factsOf(document), document };
}

function rank(id: string): number {
  const at = firstOnes.indexOf(id);
  return at < 0 ? firstOnes.length : at;
}
