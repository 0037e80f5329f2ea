import { UserError } from '../../shared/errors.ts';
import type { Failure } from '../../shared/ipc/contract.ts';
import { logError } from './log.ts';

/** A failure as it crosses a border. What is not the user's to mend goes to the log with its stack. */
export function failureOf(error: unknown): Failure {
  if (!(error instanceof UserError)) {
    logError(error);
    return { key: 'errors:unexpected', args: {} };
  }
  if (error.cause !== undefined) logError(error.cause);
  return { key: error.key, args: { ...error.args } };
}
