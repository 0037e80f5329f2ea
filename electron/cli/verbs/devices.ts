import { t } from '../../../shared/i18n/index.ts';
import { device } from '../../engine/tensorflow.ts';
import { print, printJson, tell } from '../output.ts';
import type { Verb } from '../verb.ts';
import { only } from '../words.ts';

export const devices: Verb = {
  name: 'devices',
  usage: 'devices [--json]',
  about: 'cli:about.devices',
  options: { json: { type: 'boolean' } },
  async run(words) {
    only(words);
    const { kind, name, threads, tensorflow, devices: found, lacksGpu } = device();
    if (words.flag('json')) printJson({ computes: kind, tensorflow, lacksGpu, devices: found });
    else
      for (const each of found) {
        const runs = each.kind === kind && each.name === name ? t('cli:devices.runs') : '';
        if (each.kind === 'gpu') print(t('cli:devices.gpu', { name: each.name, megabytes: each.megabytes ?? 0, runs }));
        else print(t('cli:devices.cpu', { name: each.name, threads, runs }));
      }
    if (lacksGpu) tell(t('device:lacksGpu'));
    return 0;
  },
};
