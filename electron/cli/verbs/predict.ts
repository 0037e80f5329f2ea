import { z } from 'zod';
import { UserError } from '../../../shared/errors.ts';
import { t } from '../../../shared/i18n/index.ts';
import { largest } from '../../../shared/text/sampling.ts';
import { splitSymbols, visibleSymbol } from '../../../shared/text/symbols.ts';
import { readTextFile } from '../../engine/data/read-text-file.ts';
import { readRun } from '../../engine/run/run-folder.ts';
import { predict as predictSequences } from '../../engine/use/predict.ts';
import { percent, print, printJson } from '../output.ts';
import type { Verb } from '../verb.ts';
import { only } from '../words.ts';

/** Texts are cut into symbols as the run does; lists are symbols already. */
const sequencesSchema = z.array(z.union([z.string().min(1), z.array(z.string()).min(1)])).min(1);
const inputSchema = z.union([sequencesSchema, z.object({ sequences: sequencesSchema }).transform(({ sequences }) => sequences)]);

export const predict: Verb = {
  name: 'predict',
  usage: 'predict RUN --input FILE.json [--output NAME] [--json]',
  about: 'cli:about.predict',
  options: { input: { type: 'string' }, output: { type: 'string' }, json: { type: 'boolean' } },
  async run(words) {
    const [folder = ''] = only(words, 'RUN');
    const given = await readSequences(words.required('input'));
    const { tokeniser } = await readRun(folder);
    const sequences = given.map((each) => (typeof each === 'string' ? splitSymbols(each, tokeniser) : each));
    const found = await predictSequences(folder, sequences, words.text('output'));
    if (words.flag('json')) printJson(found);
    else
      for (const [index, { symbols, probabilities }] of found.predictions.entries()) {
        if (index > 0) print('');
        symbols.forEach((symbol, time) => {
          const row = probabilities[time] ?? [];
          const best = largest(row);
          print(
            t('cli:predict.line', {
              symbol: visibleSymbol(symbol),
              best: visibleSymbol(found.classes[best] ?? ''),
              probability: percent(row[best] ?? null),
            }),
          );
        });
      }
    return 0;
  },
};

async function readSequences(file: string): Promise<z.infer<typeof sequencesSchema>> {
  const text = await readTextFile(file);
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch (error) {
    throw new UserError('errors:data.badSequences', { file, problem: error instanceof Error ? error.message : '' });
  }
  const parsed = inputSchema.safeParse(raw);
  if (!parsed.success) throw new UserError('errors:data.badSequences', { file, problem: parsed.error.issues[0]?.message ?? '' });
  return parsed.data;
}
