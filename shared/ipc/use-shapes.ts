import { z } from 'zod';

/** What a trained network is asked for and says: text, answers, forecasts, exports. */

export const tokenSchema = z.object({
  requestId: z.string(),
  symbol: z.string(),
  /** Probability with which the symbol was drawn (after temperature). */
  probability: z.number(),
  /** The most probable symbols, at most 8, most probable first. */
  top: z.array(z.object({ symbol: z.string(), probability: z.number() })),
  primed: z.boolean(),
  /**
   * Symbols lie side by side from 0 to 1, each as wide as its probability, in the order of the vocabulary: the random number that was
   * drawn, and the ends of the symbol that it fell on. Null where nothing was drawn: given symbols, temperature 0.
   */
  drawn: z.object({ u: z.number(), from: z.number(), to: z.number() }).nullable(),
});
export type Token = z.infer<typeof tokenSchema>;

export const answerSchema = z.object({
  answer: z.string(),
  probability: z.number(),
  top: z.array(z.object({ symbol: z.string(), probability: z.number() })),
  /** The answer at every time, for the view through time. */
  perTimestep: z.array(z.object({ symbol: z.string(), answer: z.string(), probability: z.number() })),
  /** Of the checkpoint that answered. */
  step: z.number().int(),
});
export type Answer = z.infer<typeof answerSchema>;

export const exportFormats = ['layers-model', 'saved-model'] as const;
export const exportFormatSchema = z.enum(exportFormats);
export type ExportFormat = z.infer<typeof exportFormatSchema>;

export const exportResultSchema = z.object({
  path: z.string(),
  files: z.array(z.string()),
  /** Largest absolute difference of the outputs after loading again, relative to the largest output. */
  deviation: z.number(),
  probes: z.number().int(),
});
export type ExportResult = z.infer<typeof exportResultSchema>;

/** A unit of a recurrent node's state that is held at a value at every timestep; 0 mutes it. `state`: `<node>/<state>`, such as `n2/h`. */
export const heldUnitSchema = z.object({ state: z.string().min(1).max(300), unit: z.number().int().min(0), value: z.number() });
export type HeldUnit = z.infer<typeof heldUnitSchema>;
export const heldUnitsSchema = z.array(heldUnitSchema).max(10_000);

export const generateOptionsSchema = z.object({
  prime: z.string(),
  length: z.number().int().min(1).max(1_000_000),
  temperature: z.number().min(0).max(100),
  seed: z.number().int().min(0),
  /** Id or title of the divergence whose prediction speaks, where there are several; absent: the first. */
  output: z.string().optional(),
  hold: heldUnitsSchema.optional(),
  /** A step: with the weights of the newest recorded moment at or before it; absent: of the newest checkpoint. */
  at: z.number().int().min(0).optional(),
});
export type GenerateOptions = z.infer<typeof generateOptionsSchema>;

export const forecastOptionsSchema = z.object({
  /** Rows to go on from, as text; empty: the end of the run's own data. */
  prime: z.string(),
  /** Rows to predict. */
  length: z.number().int().min(1).max(100_000),
  /** As in generateOptionsSchema. */
  output: z.string().optional(),
  hold: heldUnitsSchema.optional(),
  at: z.number().int().min(0).optional(),
});
export type ForecastOptions = z.infer<typeof forecastOptionsSchema>;

/** A series that was continued, in the numbers of its table: rows of one number a column. */
export const forecastSchema = z.object({
  columns: z.array(z.string()),
  known: z.array(z.array(z.number())),
  values: z.array(z.array(z.number())),
});
export type Forecast = z.infer<typeof forecastSchema>;
