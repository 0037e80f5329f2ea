import type { ForecastOptions, HeldUnit } from '../../../shared/ipc/contract.ts';
import { generate as generateText } from '../../engine/use/generate.ts';
import { readRun } from '../../engine/run/run-folder.ts';
import { forecast } from '../../engine/use/forecast.ts';
import { numbers, print, printJson } from '../output.ts';
import type { Verb } from '../verb.ts';
import { only, type Words } from '../words.ts';
import { WrongUsage } from '../wrong-usage.ts';

const TEMPERATURE = 0.8;
const SEED = 1;

export const generate: Verb = {
  name: 'generate',
  usage: 'generate RUN [--prime TEXT] --length N [--temperature X] [--seed S] [--output NAME] [--hold STATE:UNIT=VALUE,...] [--at STEP] [--json]',
  about: 'cli:about.generate',
  options: {
    prime: { type: 'string' },
    length: { type: 'string' },
    temperature: { type: 'string' },
    seed: { type: 'string' },
    output: { type: 'string' },
    hold: { type: 'string' },
    at: { type: 'string' },
    json: { type: 'boolean' },
  },
  async run(words) {
    const [folder = ''] = only(words, 'RUN');
    words.required('length');
    const output = words.text('output');
    const { task } = await readRun(folder);
    const at = words.integer('at', 0, 2 ** 31 - 1);
    const shared = { ...(output !== undefined && { output }), ...heldUnits(words.text('hold')), ...(at !== undefined && { at }) };
    if (task === 'forecast') return continueSeries(folder, words, shared);
    const options = {
      prime: words.required('prime'),
      length: words.integer('length', 1, 1_000_000) ?? 1,
      temperature: words.number('temperature', 0, 100) ?? TEMPERATURE,
      seed: words.integer('seed', 0, 2 ** 31 - 1) ?? SEED,
      ...shared,
    };
    const { text, charactersPerSecond } = await generateText(folder, options);
    if (words.flag('json')) printJson({ text, ...options, charactersPerSecond: Math.round(charactersPerSecond) });
    else print(text);
    return 0;
  },
};

/** The rows to come, as CSV; the prime is rows of numbers, or without one the end of the run's own data. */
async function continueSeries(folder: string, words: Words, shared: Pick<ForecastOptions, 'output' | 'hold' | 'at'>): Promise<number> {
  const length = words.integer('length', 1, 100_000) ?? 1;
  const { columns, known, values } = await forecast(folder, { prime: words.text('prime') ?? '', length, ...shared });
  if (words.flag('json')) printJson({ columns, known: known.length, values });
  else for (const line of [columns.join(','), ...values.map(numbers)]) print(line);
  return 0;
}

/** Units count from 1, as they are shown. */
function heldUnits(text: string | undefined): { readonly hold?: HeldUnit[] } {
  if (text === undefined) return {};
  const hold = text.split(',').map((part): HeldUnit => {
    const [, state = '', unit = '', value = ''] = /^(.+):(\d+)=(-?\d+(?:\.\d+)?)$/.exec(part.trim()) ?? [];
    if (state === '' || Number(unit) < 1) throw new WrongUsage('cli:wrong.hold', { value: part });
    return { state, unit: Number(unit) - 1, value: Number(value) };
  });
  return { hold };
}
