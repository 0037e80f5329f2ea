import { t } from '../../../shared/i18n/index.ts';
import { answer as answerQuestion } from '../../engine/use/answer.ts';
import { percent, print, printJson } from '../output.ts';
import type { Verb } from '../verb.ts';
import { only } from '../words.ts';

export const answer: Verb = {
  name: 'answer',
  usage: 'answer RUN --question TEXT [--output NAME] [--json]',
  about: 'cli:about.answer',
  options: { question: { type: 'string' }, output: { type: 'string' }, json: { type: 'boolean' } },
  async run(words) {
    const [folder = ''] = only(words, 'RUN');
    const found = await answerQuestion(folder, words.required('question'), words.text('output'));
    if (words.flag('json')) printJson(found);
    else {
      const [best, ...others] = found.top;
      if (best) print(t('cli:answer.line', { answer: best.symbol, probability: percent(best.probability) }));
      for (const { symbol, probability } of others)
        print(t('cli:answer.other', { answer: symbol, probability: percent(probability) }));
    }
    return 0;
  },
};
