import { ipcMain, type IpcMainEvent, type IpcMainInvokeEvent } from 'electron';
import { UserError } from '../../shared/errors.ts';
import { heardChannel, requestChannel } from '../../shared/ipc/channels.ts';
import { requests, type ParsedInput, type Reply, type RequestName, type RequestOutput } from '../../shared/ipc/contract.ts';
import { log } from './log.ts';
import { isOurPage } from './protocol.ts';
import type { AppWindow } from './windows/app-window.ts';
import type { Windows } from './windows/windows.ts';

type Answer<T> = T | Promise<T>;

/** One function a request: takes parsed input and the window that asks. */
export type Handlers = {
  readonly [N in RequestName]: (
    input: ParsedInput<N>,
    from: AppWindow,
  ) => Answer<RequestOutput<N>>;
};

/** The only place where the main process listens to windows. */
export function serveRequests(handlers: Handlers, windows: Windows): void {
  ipcMain.handle(requestChannel, async (event, name: unknown, input: unknown): Promise<Reply<unknown>> => {
    try {
      const from = senderOf(event, windows);
      if (!isRequest(name)) throw new Error(`there is no request ${String(name)}`);
      return { ok: true, value: await answer(handlers, name, input, from) };
    } catch (error) {
      return { ok: false, failure: failureOf(error, String(name)) };
    }
  });
  ipcMain.on(heardChannel, (event, listening: unknown) => senderOf(event, windows).hears(listening === true));
}

function answer<N extends RequestName>(handlers: Handlers, name: N, input: unknown, from: AppWindow): Answer<unknown> {
  const parsed = requests[name].input.parse(input) as Parameters<Handlers[N]>[0];
  return handlers[name](parsed, from);
}

function isRequest(name: unknown): name is RequestName {
  return typeof name === 'string' && Object.hasOwn(requests, name);
}

/** Only the main frame of one of our windows, showing our page, is answered. */
function senderOf({ sender, senderFrame }: IpcMainInvokeEvent | IpcMainEvent, windows: Windows): AppWindow {
  const from = windows.of(sender);
  if (!from || senderFrame !== sender.mainFrame || !isOurPage(senderFrame.url))
    throw new Error(`a request from ${senderFrame?.url ?? 'a frame that is gone'} was refused`);
  return from;
}

function failureOf(error: unknown, name: string): Extract<Reply<unknown>, { ok: false }>['failure'] {
  if (error instanceof UserError) {
    log.info(`${name}: ${error.key} ${JSON.stringify(error.args)}`, ...(error.cause ? [error.cause] : []));
    return { key: error.key, args: { ...error.args } };
  }
  log.error(`${name} failed`, error);
  return { key: 'errors:unexpected', args: {} };
}
