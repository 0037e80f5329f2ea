import type { ParseArgsConfig } from 'node:util';
import type { MessageKey } from '../../shared/i18n/messages.ts';
import type { Words } from './words.ts';

/** One thing the command line does. */
export interface Verb {
  readonly name: string;
  /** What follows `unroll`. */
  readonly usage: string;
  readonly about: MessageKey;
  readonly options: NonNullable<ParseArgsConfig['options']>;
  /** Gives the exit code. @throws WrongUsage and UserError */
  run(words: Words): Promise<number>;
}
