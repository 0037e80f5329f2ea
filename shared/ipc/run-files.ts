import { z } from 'zod';
import { keptDocumentSchema } from '../document/parse.ts';
import { tasks } from '../nodes/kind.ts';
import { alikeSchema, endingSchema, failureSchema, judgedAllSchema, metricSchema, runStatusSchema, sampleSchema, validationSchema } from './contract.ts';

/**
 * What lies in a run's folder, for its writer (the engine) and its other reader (the main process):
 *
 *     run.json          what was started; never changes
 *     status.json       how it stands; replaced whole
 *     metrics.jsonl     one line an event; the last may be torn
 *     checkpoints/<step>/weights.safetensors, state.json; rest.safetensors where it can go on
 *     CURRENT           the step to continue from; replaced whole
 *     label.json        name, star and number, as the user sees them; written by the main process alone
 */
export const runFiles = {
  run: 'run.json',
  status: 'status.json',
  metrics: 'metrics.jsonl',
  checkpoints: 'checkpoints',
  current: 'CURRENT',
  label: 'label.json',
} as const;

/** The part of `run.json` that every reader needs; the engine keeps more beside it. */
export const runFileSchema = z.looseObject({
  id: z.string().min(1),
  startedAt: z.string(),
  task: z.enum(tasks),
  document: keptDocumentSchema,
  seed: z.number().int().nullable().default(null),
  data: z.looseObject({ title: z.string() }).default({ title: '' }),
  parent: z.looseObject({ run: z.string(), step: z.number().int() }).nullable().default(null),
  beside: z.string().nullable().default(null),
  /** Also measured with every timestep judged alike while it trains. */
  alike: z.boolean().default(false),
});
export type RunFile = z.infer<typeof runFileSchema>;

export const statusFileSchema = z.object({
  status: runStatusSchema,
  step: z.number().int(),
  loss: z.number().nullable(),
  validationLoss: z.number().nullable(),
  accuracy: z.number().nullable(),
  failure: failureSchema.nullable(),
  ending: endingSchema.nullable().default(null),
  elapsed: z.number().nullable().default(null),
  judged: judgedAllSchema.nullable().default(null),
});
export type StatusFile = z.infer<typeof statusFileSchema>;

/** What the user calls a run. */
export const labelFileSchema = z.object({
  number: z.number().int().nullable().default(null),
  name: z.string().default(''),
  starred: z.boolean().default(false),
});
export type RunLabel = z.infer<typeof labelFileSchema>;

export const metricLineSchema = z.discriminatedUnion('type', [
  metricSchema.extend({ type: z.literal('metric') }),
  validationSchema.extend({ type: z.literal('validation') }),
  sampleSchema.extend({ type: z.literal('sample') }),
  alikeSchema.extend({ type: z.literal('alike') }),
]);
export type MetricLine = z.infer<typeof metricLineSchema>;

/** Statuses in which a process works on the run; found on disk without one, the run was interrupted. */
export function isLive(status: StatusFile['status']): boolean {
  return status === 'starting' || status === 'training' || status === 'paused';
}
