import { z } from 'zod';
import { engineEvents, failureSchema, type EngineEventName } from '../../../shared/ipc/contract.ts';

const eventNames = Object.keys(engineEvents) as [EngineEventName, ...EngineEventName[]];

export const engineResultSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), failure: failureSchema }),
]);
export type EngineResult = z.output<typeof engineResultSchema>;

/** The envelope of a message; values and payloads are parsed by what they belong to. */
export const fromEngineSchema = z.union([
  z.object({ reply: z.number().int(), result: engineResultSchema }),
  z.object({ event: z.enum(eventNames), payload: z.unknown() }),
]);
