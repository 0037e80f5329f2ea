import { UserError } from '../../shared/errors.ts';
import { errorText, t } from '../../shared/i18n/index.ts';
import type { MessageKey } from '../../shared/i18n/messages.ts';
import type {
  EventName, EventPayload, Failure, RequestInput, RequestName, RequestOutput, WindowApi,
} from '../../shared/ipc/contract.ts';
import { showToast } from '../state/toast-store.ts';

declare global {
  interface Window {
    readonly unroll: WindowApi;
  }
}

/**
 * Asks the main process.
 * @throws UserError what the other side could not do, in words for the user.
 */
export async function request<N extends RequestName>(name: N, input: RequestInput<N>): Promise<RequestOutput<N>> {
  const reply = await window.unroll.request(name, input);
  if (reply.ok) return reply.value;
  throw failureError(reply.failure);
}

/** Listens to an event of the main process; returns what stops it. */
export function listen<N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void): () => void {
  return window.unroll.on(name, listener);
}

export function pathOfFile(file: File): string {
  return window.unroll.pathOfFile(file);
}

/** A failure as it crossed the border, as an error again. Its key is checked by the catalogue it is looked up in. */
export function failureError(failure: Failure): UserError {
  return new UserError(failure.key as MessageKey, failure.args);
}

/** Says an error in a toast; one that is not the user's to mend also goes to the log. */
export function reportError(error: unknown, title = t('app:failed')): void {
  logUnexpected(error);
  showToast({ tone: 'error', title, text: errorText(error), key: errorText(error) });
}

/** An error as it is kept and shown: one that is not the user's to mend says so, and goes to the log. */
export function failureOf(error: unknown): { readonly key: MessageKey; readonly args: Record<string, string | number> } {
  logUnexpected(error);
  return error instanceof UserError ? { key: error.key, args: { ...error.args } } : { key: 'errors:unexpected', args: {} };
}

/** What the user cannot mend goes to the log. */
export function logUnexpected(error: unknown): void {
  if (!(error instanceof UserError)) logError(error);
}

export function logError(error: unknown, where = ''): void {
  const known = error instanceof Error ? error : new Error(String(error));
  const stack = [known.stack ?? '', where].filter(Boolean).join('\n');
  // Nothing is left to tell where the log itself cannot be reached.
  window.unroll.request('log.error', { message: known.message, stack }).catch(() => undefined);
}
