import type { MessageArgs, MessageKey } from './i18n/messages.ts';

/**
 * A failure the user can mend: one sentence (looked up by `key`) that names the node, file or field
 * and the way out. Everything else that is thrown is a bug and goes to the log.
 */
export class UserError extends Error {
  readonly key: MessageKey;
  readonly args: MessageArgs;

  constructor(key: MessageKey, args: MessageArgs = {}, options?: ErrorOptions) {
    super(key, options);
    this.name = 'UserError';
    this.key = key;
    this.args = args;
  }
}
