import { z } from 'zod';
import { UserError } from '../../../shared/errors.ts';
import { t } from '../../../shared/i18n/index.ts';
import { largest } from '../../../shared/text/sampling.ts';
import { splitSymbols, visibleSymbol } from '../../../shared/text/symbols.ts';
import { readTextFile } from '../../engine/data/read-text-file.ts';
import { readRun } from '../../engine/run/run-folder.ts';
import { predict as predictSequences, predictNumbers } from '../../engine/use/predict.ts';
import { numbers, percent, print, printJson } from '../output.ts';
import type { Verb } from '../verb.ts';
import { printProbe, probeInputSchema } from './probe-json.ts';
import { only, type Words } from '../words.ts';

/** Texts are cut into symbols as the run does; lists are symbols already. */
const sequencesSchema = z.array(z.union([z.string().min(1), z.array(z.string()).min(1)])).min(1);
const inputSchema = z.union([sequencesSchema, z.object({ sequences: sequencesSchema }).transform(({ sequences }) => sequences)]);

/** Rows of one channel may be plain numbers. */
const rowSchema = z.union([z.number().transform((value) => [value]), z.array(z.number()).min(1)]);
const rowsSchema = z.array(z.array(rowSchema).min(1)).min(1);

export const predict: Verb = {
  name: 'predict',
  usage: 'predict RUN --input FILE.json [--output NAME] [--json] [--probe NAMES [--at STEP|initial]]',
  about: 'cli:about.predict',
  options: { input: { type: 'string' }, output: { type: 'string' }, json: { type: 'boolean' }, probe: { type: 'string' }, at: { type: 'string' } },
  async run(words) {
    const [folder = ''] = only(words, 'RUN');
    const file = words.required('input');
    const probe = words.text('probe');
    if (probe !== undefined) {
      await printProbe(folder, await readJson(file, probeInputSchema), { want: probe, at: words.text('at') });
      return 0;
    }
    const run = await readRun(folder);
    if (run.series) return predictRows(folder, await readJson(file, rowsSchema), words);
    const given = await readJson(file, inputSchema);
    const { tokeniser } = run;
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

/** One line a row: what was read, and what the network says to it. */
async function predictRows(folder: string, sequences: z.infer<typeof rowsSchema>, words: Words): Promise<number> {
  const found = await predictNumbers(folder, sequences, words.text('output'));
  if (words.flag('json')) printJson(found);
  else
    for (const [index, sequence] of found.predictions.entries()) {
      if (index > 0) print('');
      const said = 'outputs' in sequence ? sequence.outputs : sequence.probabilities;
      sequence.values.forEach((row, time) => print(t('cli:predict.row', { read: numbers(row), said: numbers(said[time] ?? []) })));
    }
  return 0;
}

async function readJson<S extends z.ZodType>(file: string, schema: S): Promise<z.output<S>> {
  const text = await readTextFile(file);
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch (error) {
    throw new UserError('errors:data.badSequences', { file, problem: error instanceof Error ? error.message : '' });
  }
  const parsed = schema.safeParse(raw);
  if (!parsed.success) throw new UserError('errors:data.badSequences', { file, problem: parsed.error.issues[0]?.message ?? '' });
  return parsed.data;
}
