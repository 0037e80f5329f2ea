import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { startCli } from './electron.ts';

/** Runs a verb of the command line to its end. */
export async function runCli(folder: string, words: readonly string[]) {
  const child = startCli(words, folder);
  const [[code], output, errors] = await Promise.all([once(child, 'exit'), text(child.stdout), text(child.stderr)]);
  return { code: code as number | null, output, errors };
}
