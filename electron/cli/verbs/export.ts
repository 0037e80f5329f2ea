import { t } from '../../../shared/i18n/index.ts';
import { exportFormats } from '../../../shared/ipc/contract.ts';
import { exportNetwork } from '../../engine/use/export-network.ts';
import { print, printJson } from '../output.ts';
import type { Verb } from '../verb.ts';
import { only } from '../words.ts';

export const exportVerb: Verb = {
  name: 'export',
  usage: `export RUN --format ${exportFormats.join('|')} --out PATH [--json]`,
  about: 'cli:about.export',
  options: { format: { type: 'string' }, out: { type: 'string' }, json: { type: 'boolean' } },
  async run(words) {
    const [folder = ''] = only(words, 'RUN');
    const format = words.choice('format', exportFormats);
    const result = await exportNetwork(folder, format, words.required('out'));
    if (words.flag('json')) printJson(result);
    else {
      print(t('cli:export.done', { path: result.path, files: result.files.join(', ') }));
      print(t('cli:export.proved', { deviation: result.deviation.toExponential(1), probes: result.probes }));
    }
    return 0;
  },
};
