import { z } from 'zod';
import { documentSchema } from '../document/schema.ts';
import { runIdSchema } from './run-shapes.ts';
import { heldUnitsSchema } from './use-shapes.ts';

/** What a network is asked while it is looked at, and what it shows. See docs/probe.md for the names of tensors. */

const floats = z.custom<Float32Array>((value) => value instanceof Float32Array);
const id = z.string().min(1).max(300);

/** Most megabytes of one reply. */
export const PROBE_LIMIT_MB = 64;
/** Most timesteps and most sequences of one request. */
export const PROBE_TIMESTEPS = 2048;
export const PROBE_SEQUENCES = 64;

/**
 * `now`: the weights of this moment where the run trains, else those of its newest checkpoint; `initial`: where it began; a step: the
 * newest recorded moment at or before it.
 */
export const probeMomentSchema = z.union([z.enum(['now', 'initial']), z.number().int().min(0)]);
export type ProbeMoment = z.infer<typeof probeMomentSchema>;

/** Symbols, a text that is cut as the run does, or rows of numbers as in the table. */
const readSchema = z.union([z.string(), z.array(z.string()), z.array(z.array(z.number()))]);

export const probeSequenceSchema = z.object({
  x: readSchema,
  /**
   * What is desired at each timestep, null where nothing is; of an answer one label. Without it: the next symbols of x, or the rows
   * `horizon` later. What lacks a target weighs nothing.
   */
  d: z.union([z.string(), z.array(z.union([z.string(), z.array(z.number()), z.null()]))]).optional(),
  /** w by divergence, a number of any sign for each timestep; those not named weigh 0. Without it the document's. */
  w: z.record(z.string(), z.array(z.number())).optional(),
});

export const probeQuestionSchema = z.object({
  sequences: z.array(probeSequenceSchema).min(1).max(PROBE_SEQUENCES),
  /** Names of tensors, or beginnings of names that end before a slash: `state`, `gate/n2`, `grad/state/n2/h`. */
  want: z.array(id).max(200).default([]),
  /**
   * What `grad/` is the derivative of. `div`: Σ w·Div, the document's w times the divergence's share, or w as given here. `loss`:
   * what training minimises, Σ share · Σ w·Div / Σ w over all sequences.
   */
  objective: z.enum(['div', 'loss']).default('div'),
  hold: heldUnitsSchema.default([]),
  /** For each sequence also ‖∂Div_τ/∂v_t‖ for every τ and t; `of`: a tensor that has a gradient, such as `state/n2/h`. */
  alone: z.object({ of: id, divergence: id.optional() }).optional(),
  /** Also one step of the optimizer with these sequences as the batch; the objective is then the loss. */
  step: z.boolean().default(false),
});
export type ProbeQuestion = z.input<typeof probeQuestionSchema>;
export type ParsedProbeQuestion = z.output<typeof probeQuestionSchema>;

/** Row-major; of a sequence `[t, width]`. */
export const probeTensorSchema = z.object({ shape: z.array(z.number().int()), data: floats });
export type ProbeTensor = z.infer<typeof probeTensorSchema>;

export const probeDivergenceSchema = z.object({
  node: z.string(),
  share: z.number(),
  /** By timestep: w as it counts, Div in nats (a squared error has none), and their product. Div is NaN where nothing is desired. */
  w: floats,
  div: floats,
  weighted: floats,
  /** DIV = Σ w·Div, Σ w, and their quotient (null where Σ w is 0). */
  total: z.number(),
  sumW: z.number(),
  loss: z.number().nullable(),
});

export const probedSequenceSchema = z.object({
  /** Timesteps t. */
  length: z.number().int(),
  /** Symbols as they were read; null where numbers were. */
  symbols: z.array(z.string()).nullable(),
  /** Which of the V symbols each is, 0 … V − 1, as its one-hot has it; absent where numbers were read. */
  indices: z.custom<Int32Array>((value) => value instanceof Int32Array).optional(),
  /** Index among `classes` of what is desired, −1 where nothing is; null of a forecast. */
  targets: z.custom<Int32Array>((value) => value instanceof Int32Array).nullable(),
  divergences: z.array(probeDivergenceSchema),
  /** What was wanted, `[t, width]` each. */
  tensors: z.record(z.string(), probeTensorSchema),
  /** `[τ, t]`, with `alone`. */
  alone: probeTensorSchema.nullable(),
});
export type ProbedSequence = z.infer<typeof probedSequenceSchema>;

export const probeResultSchema = z.object({
  /** Milliseconds that the question kept the engine from other work, training above all. */
  took: z.number(),
  weights: z.object({ from: z.enum(['live', 'checkpoint', 'initial']), step: z.number().int() }),
  /** Names of what is predicted: symbols, answers, or columns of a forecast. */
  classes: z.array(z.string()),
  /** The vocabulary that is read, by index: row i of a projection belongs to `symbols[i]`. Empty where numbers are read. */
  symbols: z.array(z.string()),
  /** Everything that can be wanted of a sequence; width: numbers at a timestep. */
  available: z.array(z.object({ name: z.string(), width: z.number().int() })),
  sequences: z.array(probedSequenceSchema),
  /** Σ share · Σ w·Div / Σ w over all sequences (or / their number for the literal sum); null where nothing weighs. */
  loss: z.number().nullable(),
  /** Of all sequences: `weight/<weight>` and `grad/weight/<weight>`, where they were wanted; with `step` also `next/<weight>`. */
  tensors: z.record(z.string(), probeTensorSchema),
  /** With `step`: the global norm of the gradients of the loss, where it is clipped (0: nowhere), what they are multiplied with, and η. */
  step: z.object({
    norm: z.number(),
    clipNorm: z.number(),
    factor: z.number(),
    learningRate: z.number(),
    /** `empty`: the optimizer begins anew here, as before training and at moments of which only the weights were kept. */
    memory: z.enum(['kept', 'empty']),
  }).nullable(),
});
export type ProbeResult = z.infer<typeof probeResultSchema>;

/** A document as it is drawn, with weights drawn from `seed` (its own without one). */
const drawnSchema = z.object({ document: documentSchema, documentPath: z.string().min(1).nullable(), seed: z.number().int().min(0).optional() });

/** Whose network. */
export const probeOfSchema = z.union([z.object({ runId: runIdSchema, at: probeMomentSchema.default('now') }), drawnSchema]);

/** The same for the engine, which knows a run by its folder. */
export const engineProbeOfSchema = z.union([z.object({ runId: runIdSchema, folder: z.string().min(1), at: probeMomentSchema }), drawnSchema]);
export type EngineProbeOf = z.output<typeof engineProbeOfSchema>;

/** Most timesteps of one excerpt. */
export const EXCERPT_TIMESTEPS = 20_000;

/** A piece of the data that a network learns from (its training part), to run through it. */
export const excerptSchema = z.object({
  /** A text and a series are one long sequence; questions and labelled series are many. */
  type: z.enum(['text', 'pairs', 'series', 'labelled']),
  /** Of all there is: symbols of a text, rows of a series, else sequences. `from` counts the same. */
  total: z.number().int(),
  from: z.number().int(),
  /** Of numbers; else none. */
  columns: z.array(z.string()),
  /** Symbols, or rows of numbers as in the table; `d`: the answer. */
  sequences: z.array(z.object({ x: z.union([z.array(z.string()), z.array(z.array(z.number()))]), d: z.string().nullable() })),
});
export type Excerpt = z.infer<typeof excerptSchema>;
