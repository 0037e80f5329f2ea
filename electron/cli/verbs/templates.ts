import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { nanoid } from 'nanoid';
import { serializeDocument } from '../../../shared/document/parse.ts';
import type { UnrollDocument } from '../../../shared/document/schema.ts';
import { UserError } from '../../../shared/errors.ts';
import { t, translator } from '../../../shared/i18n/index.ts';
import type { MessageKey } from '../../../shared/i18n/messages.ts';
import { replaceFile } from '../../engine/files/write-safely.ts';
import { print, printJson } from '../output.ts';
import { readDocument } from '../read-document.ts';
import type { Verb } from '../verb.ts';
import { only } from '../words.ts';

const ENDING = '.unroll.json';

export const templates: Verb = {
  name: 'templates',
  usage: 'templates [NAME [--out FILE]] [--json]',
  about: 'cli:about.templates',
  options: { out: { type: 'string' }, json: { type: 'boolean' } },
  async run(words) {
    if (words.others.length === 0 && words.text('out') === undefined) return list(words.flag('json'));
    const [name = ''] = only(words, 'NAME');
    const document = await readTemplate(name);
    const out = words.text('out');
    if (out === undefined) process.stdout.write(serializeDocument(document));
    else {
      if (existsSync(out)) throw new UserError('cli:templates.exists', { file: out });
      await replaceFile(out, serializeDocument(document));
      if (words.flag('json')) printJson({ file: out });
      else print(t('cli:templates.written', { file: out }));
    }
    return 0;
  },
};

async function list(asJson: boolean): Promise<number> {
  const names = await templateNames();
  const described = names.map((name) => ({ name, description: description(name) }));
  if (asJson) printJson(described);
  else for (const each of described) print(t('cli:templates.line', each));
  return 0;
}

/** A copy is a document of its own. */
async function readTemplate(name: string): Promise<UnrollDocument> {
  const names = await templateNames();
  if (!names.includes(name)) throw new UserError('cli:templates.unknown', { name, names: names.join(', ') });
  return { ...(await readDocument(join(templatesFolder(), `${name}${ENDING}`))), id: nanoid() };
}

async function templateNames(): Promise<string[]> {
  const files = await readdir(templatesFolder());
  return files.filter((file) => file.endsWith(ENDING)).map((file) => file.slice(0, -ENDING.length)).sort();
}

function description(name: string): string {
  const key = `templates:${name}.description`;
  return translator.exists(key) ? t(key as MessageKey) : '';
}

/** Beside the bundle; in a checkout that runs from its sources, at its root. */
function templatesFolder(): string {
  const places = ['../templates', '../../templates', '../../../templates'].map((place) => join(import.meta.dirname, place));
  const found = places.find((place) => existsSync(place));
  if (!found) throw new Error('the templates are not beside the program');
  return found;
}
