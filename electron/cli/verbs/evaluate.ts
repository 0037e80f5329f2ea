import { t } from '../../../shared/i18n/index.ts';
import { evaluate as evaluateRun } from '../../engine/use/evaluate.ts';
import { lossText, percent, print, printJson } from '../output.ts';
import type { Verb } from '../verb.ts';
import { only } from '../words.ts';

export const evaluate: Verb = {
  name: 'evaluate',
  usage: 'evaluate RUN [--data FILE] [--json]',
  about: 'cli:about.evaluate',
  options: { data: { type: 'string' }, json: { type: 'boolean' } },
  async run(words) {
    const [folder = ''] = only(words, 'RUN');
    const file = words.text('data') ?? null;
    const found = await evaluateRun(folder, file);
    if (words.flag('json')) printJson({ ...found, ...(file !== null && { file }) });
    else
      print(
        t(found.accuracy === null ? 'cli:evaluate.error' : 'cli:evaluate.result', {
          on: file ?? t(`cli:evaluate.on.${found.on}`),
          step: found.step,
          loss: lossText(found.accuracy === null ? 'mean-squared-error' : 'cross-entropy', found.loss),
          accuracy: percent(found.accuracy),
        }),
      );
    return 0;
  },
};
