import { z } from 'zod';
import { documentSchema } from '../document/schema.ts';
import { tasks } from '../nodes/kind.ts';

/** Runs as they cross borders: how they stand, what was measured, and what a fork takes over. */

export const runIdSchema = z.string().min(1).max(200);
const runId = runIdSchema;
const nullableNumber = z.number().nullable();

/** An error as it crosses a border: a key and arguments for the reader's language. */
export const failureSchema = z.object({ key: z.string(), args: z.record(z.string(), z.union([z.string(), z.number()])) });
export type Failure = z.infer<typeof failureSchema>;

export const runStatusSchema = z.enum(['starting', 'training', 'paused', 'done', 'stopped', 'failed', 'interrupted']);
/** `interrupted`: the process ended without saying so; it continues from its last checkpoint. */
export type RunStatus = z.infer<typeof runStatusSchema>;

/** How early stopping ended a run: before its steps were done, or at them. Losses are in nats a judged symbol. */
export const endingSchema = z.object({
  early: z.boolean(),
  /** Validations in a row without an improvement. */
  waited: z.number().int(),
  /** What was watched: the validation part, or the training part where no other is kept. */
  watched: z.enum(['validation', 'training']),
  /** The step with the least loss. */
  best: z.number().int(),
  loss: z.number(),
  /** Its weights are the run's now; else those of the last step are. */
  restored: z.boolean(),
});
export type Ending = z.infer<typeof endingSchema>;

/**
 * Every timestep judged alike, whatever weights the run was trained with, so that runs can be compared. Known when a run is
 * done, and before where its own weights are all 1. `on`: the part of the data; training where no other is kept.
 */
export const judgedAllSchema = z.object({ loss: nullableNumber, accuracy: nullableNumber, on: z.enum(['validation', 'training']) });
export type JudgedAll = z.infer<typeof judgedAllSchema>;

export const runSummarySchema = z.object({
  id: runId,
  documentId: z.string(),
  title: z.string(),
  folder: z.string(),
  status: runStatusSchema,
  task: z.enum(tasks),
  step: z.number().int(),
  steps: z.number().int(),
  /** Newest training loss and validation loss, nats a judged symbol. */
  loss: nullableNumber,
  validationLoss: nullableNumber,
  accuracy: nullableNumber,
  startedAt: z.string(),
  failure: failureSchema.nullable(),
  /** Only when a run with early stopping has ended. */
  ending: endingSchema.nullable().default(null),
  /** "Run 14": its place among the runs of its document, kept when others are deleted; null: not given yet. */
  number: z.number().int().nullable().default(null),
  /** Given by the user; '': none. */
  name: z.string().default(''),
  starred: z.boolean().default(false),
  seed: z.number().int().nullable().default(null),
  /** Title of the data. */
  data: z.string().default(''),
  /** Seconds of training. */
  elapsed: nullableNumber.default(null),
  judged: judgedAllSchema.nullable().default(null),
  /** Where a fork began. */
  parent: z.object({ run: z.string(), step: z.number().int() }).nullable().default(null),
  /** The run that it was started to be compared with. */
  beside: z.string().nullable().default(null),
});
export type RunSummary = z.infer<typeof runSummarySchema>;

const judgedShape = {
  /** Σ w·Div of the batch, and Σ w */
  div: nullableNumber,
  sumW: z.number(),
  /** Mean divergence by timestep; null where nothing was judged. */
  perTimestep: z.array(nullableNumber),
};

/** Figures of one divergence of several; `loss`: Σ w·Div / Σ w. */
export const divergenceMetricSchema = z.object({ node: z.string(), loss: nullableNumber, ...judgedShape });
export type DivergenceMetric = z.infer<typeof divergenceMetricSchema>;

export const metricSchema = z.object({
  step: z.number().int(),
  /** nats a judged symbol; the sum over divergences, each times its share */
  loss: nullableNumber,
  /** Of the first divergence. */
  ...judgedShape,
  /** Global norm of the gradients before clipping. */
  norm: nullableNumber,
  /** Where there are several divergences: each, in the document's order. */
  divergences: z.array(divergenceMetricSchema).optional(),
});
export type Metric = z.infer<typeof metricSchema>;

export const validationSchema = z.object({
  step: z.number().int(),
  loss: nullableNumber,
  /** Share of judged symbols answered right, 0 to 1; of the first divergence. */
  accuracy: nullableNumber,
  divergences: z.array(z.object({ node: z.string(), loss: nullableNumber, accuracy: nullableNumber })).optional(),
});
export type Validation = z.infer<typeof validationSchema>;

/**
 * How far a run is, measured alike whatever its own weights are: every timestep judged. Of runs that were started to be compared
 * (`alike`), while they train.
 */
export const alikeSchema = z.object({
  step: z.number().int(),
  /** The part of the data; training where no other is kept. */
  on: z.enum(['validation', 'training']),
  loss: nullableNumber,
  accuracy: nullableNumber,
  /** At the last timestep alone, where a question is read whole; of the first divergence. */
  last: z.object({ loss: nullableNumber, accuracy: nullableNumber }),
});
export type Alike = z.infer<typeof alikeSchema>;

const rowsSchema = z.array(z.array(z.number()));

/** What a network says to a fixed prompt: it goes on with a text, answers questions or forecasts the end of its data. */
export const sampleSchema = z.object({
  step: z.number().int(),
  prime: z.string(),
  /** With the prime; '' where the others are. */
  text: z.string(),
  answers: z.array(z.object({ question: z.string(), answer: z.string(), probability: z.number(), right: z.boolean() })).optional(),
  /** Rows of numbers as they stand in the table: the last that was read, what was forecast and what came. */
  forecast: z.object({ columns: z.array(z.string()), known: rowsSchema, values: rowsSchema, truth: rowsSchema }).optional(),
});
export type Sample = z.infer<typeof sampleSchema>;

export const progressSchema = z.object({
  runId,
  status: runStatusSchema,
  step: z.number().int(),
  steps: z.number().int(),
  stepsPerSecond: nullableNumber,
  /** Seconds. */
  elapsed: z.number(),
  left: nullableNumber,
  epoch: z.number(),
  /** Metrics since the last progress message, thinned to at most 60 a message. */
  metrics: z.array(metricSchema),
});
export type Progress = z.infer<typeof progressSchema>;

const namedShape = { name: z.string(), shape: z.array(z.number().int()) };

/** What a fork takes over from its parent at a recorded step, before it is started. Variables are `<node id>/<parameter>`. */
export const carrySchema = z.object({
  run: runId,
  step: z.number().int(),
  carried: z.array(z.string()),
  /** Drawn anew; `was`: its shape in the parent, null where it had none of that name. */
  fresh: z.array(z.object({ ...namedShape, was: z.array(z.number().int()).nullable() })),
  /** Of the parent, without a use here. */
  left: z.array(z.object(namedShape)),
  /** `fresh`: its memory of gradients begins anew. */
  optimizer: z.enum(['carried', 'fresh']),
  /** The data has another vocabulary: weights that are carried mean other symbols. */
  otherSymbols: z.boolean(),
});
export type Carry = z.infer<typeof carrySchema>;

export const runRecordSchema = z.object({
  summary: runSummarySchema,
  document: documentSchema,
  metrics: z.array(metricSchema),
  validations: z.array(validationSchema),
  samples: z.array(sampleSchema),
  alike: z.array(alikeSchema).default([]),
  checkpoints: z.array(z.number().int()),
});
export type RunRecord = z.infer<typeof runRecordSchema>;
