import { UserError } from '../../shared/errors.ts';
import { errorText, setLanguage, t } from '../../shared/i18n/index.ts';
import { languageOf } from '../../shared/i18n/languages.ts';
import { logError, logTo } from '../engine/log.ts';
import { UNROLL_VERSION } from '../engine/version.ts';
import { print, tell } from './output.ts';
import type { Verb } from './verb.ts';
import { answer } from './verbs/answer.ts';
import { check } from './verbs/check.ts';
import { devices } from './verbs/devices.ts';
import { evaluate } from './verbs/evaluate.ts';
import { exportVerb } from './verbs/export.ts';
import { generate } from './verbs/generate.ts';
import { predict } from './verbs/predict.ts';
import { templates } from './verbs/templates.ts';
import { train } from './verbs/train.ts';
import { readWords } from './words.ts';
import { WrongUsage } from './wrong-usage.ts';

const verbs: readonly Verb[] = [check, train, evaluate, generate, answer, predict, exportVerb, templates, devices];

const DONE = 0;
const FAILED = 1;
const WRONG_USAGE = 2;

/** Runs one command line and gives its exit code: 0 done, 1 failed (one sentence on stderr), 2 wrong usage. */
export async function main(words: readonly string[]): Promise<number> {
  const debug = Boolean(process.env['UNROLL_DEBUG']);
  logTo((text) => debug && process.stderr.write(text));
  await setLanguage(languageOf('system', locale()));
  const [name, ...rest] = words;
  const verb = verbs.find((each) => each.name === name);
  try {
    if (name === '--version') return said(UNROLL_VERSION);
    if (name === '--help' || name === 'help') return said(usage());
    if (!verb) throw name ? new WrongUsage('cli:wrong.verb', { verb: name, verbs: names() }) : new WrongUsage('cli:wrong.noVerb', { verbs: names() });
    if (rest.includes('--help')) return said(t('cli:usage.of', { usage: verb.usage }));
    return await verb.run(readWords(rest, verb.options));
  } catch (error) {
    if (error instanceof WrongUsage) {
      tell(error.message);
      if (verb) tell(t('cli:usage.of', { usage: verb.usage }));
      return WRONG_USAGE;
    }
    tell(sentence(error));
    return FAILED;
  }
}

/** Of messages, in the order POSIX gives the variables. */
function locale(): string {
  return process.env['LC_ALL'] || process.env['LC_MESSAGES'] || process.env['LANG'] || '';
}

function sentence(error: unknown): string {
  logError(error);
  if (error instanceof UserError) return errorText(error);
  const problem = String(error instanceof Error ? error.message : error).split('\n')[0] ?? '';
  return t('cli:unexpected', { problem: problem.replace(/\.$/, '') });
}

function usage(): string {
  const width = Math.max(...verbs.map(({ name }) => name.length));
  const lines = verbs.map(({ name, about }) => `  ${name.padEnd(width)}  ${t(about)}`);
  return [t('cli:usage.head'), '', t('cli:usage.verbs'), ...lines, '', t('cli:usage.more')].join('\n');
}

function names(): string {
  return verbs.map(({ name }) => name).join(', ');
}

function said(text: string): number {
  print(text);
  return DONE;
}
