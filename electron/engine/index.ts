import { z } from 'zod';
import { engineRequests, type EngineRequestName, type FromEngine } from '../../shared/ipc/contract.ts';
import { failureOf } from './failure.ts';
import { EngineService } from './service.ts';

/** The engine as a process of the app: requests arrive over the parent port, replies and events leave over it. */

const names = Object.keys(engineRequests) as [EngineRequestName, ...EngineRequestName[]];
const requestSchema = z.object({ call: z.number().int(), request: z.enum(names), input: z.unknown() });

const port = process.parentPort;
const send = (message: FromEngine): void => port.postMessage(message);
const service = new EngineService((event, payload) => send({ event, payload } as FromEngine));

port.on('message', ({ data }: { data: unknown }) => {
  const message = requestSchema.safeParse(data);
  if (message.success) void reply(message.data);
  else failureOf(message.error);
});

// The app ends this process with SIGTERM: what trains is saved first.
process.once('SIGTERM', () => void service.stopAll().finally(() => process.exit(0)));
process.on('unhandledRejection', failureOf);

async function reply({ call, request, input }: z.infer<typeof requestSchema>): Promise<void> {
  try {
    const parsed = engineRequests[request].input.parse(input);
    const handler = service.handlers[request] as (input: unknown) => Promise<unknown>;
    send({ reply: call, result: { ok: true, value: await handler(parsed) } });
  } catch (error) {
    send({ reply: call, result: { ok: false, failure: failureOf(error) } });
  }
}
