import { t } from '../../shared/i18n/index.ts';
import type { MessageArgs, MessageKey } from '../../shared/i18n/messages.ts';

/** The words on the command line make no sense: exit code 2. */
export class WrongUsage extends Error {
  constructor(key: MessageKey, args: MessageArgs = {}) {
    super(t(key, args));
    this.name = 'WrongUsage';
  }
}
