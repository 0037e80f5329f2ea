import { generate as generateText } from '../../engine/use/generate.ts';
import { print, printJson } from '../output.ts';
import type { Verb } from '../verb.ts';
import { only } from '../words.ts';

const TEMPERATURE = 0.8;
const SEED = 1;

export const generate: Verb = {
  name: 'generate',
  usage: 'generate RUN --prime TEXT --length N [--temperature X] [--seed S] [--output NAME] [--json]',
  about: 'cli:about.generate',
  options: {
    prime: { type: 'string' },
    length: { type: 'string' },
    temperature: { type: 'string' },
    seed: { type: 'string' },
    output: { type: 'string' },
    json: { type: 'boolean' },
  },
  async run(words) {
    const [folder = ''] = only(words, 'RUN');
    words.required('length');
    const output = words.text('output');
    const options = {
      prime: words.required('prime'),
      length: words.integer('length', 1, 1_000_000) ?? 1,
      temperature: words.number('temperature', 0, 100) ?? TEMPERATURE,
      seed: words.integer('seed', 0, 2 ** 31 - 1) ?? SEED,
      ...(output !== undefined && { output }),
    };
    const { text, charactersPerSecond } = await generateText(folder, options);
    if (words.flag('json')) printJson({ text, ...options, charactersPerSecond: Math.round(charactersPerSecond) });
    else print(text);
    return 0;
  },
};
