import { z } from 'zod';

/** Version of the file format. A new one comes with a migration from the one before (`migrations.ts`). */
export const DOCUMENT_VERSION = 2;

/** Fields of a later Unroll, which this one does not know, are kept as they are: they only have no type here. */
function object<Shape extends z.ZodRawShape>(shape: Shape): z.ZodObject<Shape> {
  return z.looseObject(shape) as unknown as z.ZodObject<Shape>;
}

/** Letters of what the user writes: a document with longer texts is none. */
export const mostLetters = { title: 200, name: 120, port: 64, note: 20_000, prompt: 2_000 } as const;

const id = z.string().min(1).max(64);

export const nodeSchema = object({
  id,
  /** A kind id of `shared/nodes`; an unknown one is kept, shown and saved untouched. */
  kind: z.string().min(1).max(64),
  kindVersion: z.number().int().min(1),
  /** The user's own name for the node; empty: the kind's name. */
  name: z.string().max(mostLetters.name).default(''),
  params: z.record(z.string(), z.unknown()),
});

export const endSchema = object({ node: id, port: z.string().min(1).max(64) });

export const wireSchema = object({ id, from: endSchema, to: endSchema });

const portName = z.string().min(1).max(mostLetters.port);

/** What a wire carries. */
export const signalSchema = z.enum(['symbols', 'vector', 'logits', 'targets']);

/**
 * A port of a group: where it leads inside, or what it is to carry while it leads nowhere. Inputs of one name are one port that
 * leads to several places.
 */
export const groupPortSchema = z.union([
  object({ name: portName, node: id, port: portName }),
  object({ name: portName, signal: signalSchema }),
]);

/** A reusable sub-graph; nodes of kind `group` are its instances, each with weights of its own. */
export const groupSchema = object({
  id,
  name: z.string().max(mostLetters.name).default(''),
  inputs: z.array(groupPortSchema),
  outputs: z.array(groupPortSchema),
  nodes: z.array(nodeSchema),
  wires: z.array(wireSchema),
});

/** Where the text of a corpus comes from. `file` paths are relative to the document where it has a place. */
export const corpusOriginSchema = z.discriminatedUnion('from', [
  object({ from: z.literal('embedded'), text: z.string() }),
  object({ from: z.literal('file'), path: z.string().min(1), sha256: z.string().optional() }),
  /** A corpus that a package brings, by its name in `electron/engine/data`. */
  object({ from: z.literal('package'), name: z.string().min(1) }),
]);

export const pairRowSchema = object({ question: z.string(), answer: z.string() });

/** Where a CSV file comes from: as a corpus, but no package brings one. */
export const csvOriginSchema = z.discriminatedUnion('from', [
  object({ from: z.literal('embedded'), text: z.string() }),
  object({ from: z.literal('file'), path: z.string().min(1), sha256: z.string().optional() }),
]);

export const dataSourceSchema = z.discriminatedUnion('type', [
  object({ type: z.literal('corpus'), id, title: z.string(), origin: corpusOriginSchema }),
  object({ type: z.literal('pairs'), id, title: z.string(), rows: z.array(pairRowSchema).max(100_000) }),
  /** Columns of numbers. `columns`: names from the file's first line, so that they can be chosen before it is read again. */
  object({ type: z.literal('csv'), id, title: z.string(), columns: z.array(z.string()).max(10_000).default([]), origin: csvOriginSchema }),
]);

export const optimizerSchema = z.discriminatedUnion('name', [
  object({ name: z.literal('sgd'), momentum: z.number().min(0).max(1).default(0) }),
  object({
    name: z.literal('rmsprop'),
    rho: z.number().min(0).max(1).default(0.9),
    momentum: z.number().min(0).max(1).default(0),
    epsilon: z.number().positive().default(1e-7),
  }),
  object({
    name: z.literal('adam'),
    beta1: z.number().min(0).max(1).default(0.9),
    beta2: z.number().min(0).max(1).default(0.999),
    epsilon: z.number().positive().default(1e-7),
  }),
]);

/** How the learning rate goes over the steps of a run, after its warm-up; see `learning-rate.ts`. */
export const rateScheduleSchema = z.discriminatedUnion('shape', [
  object({ shape: z.literal('constant') }),
  /** Times `factor` after every `every` steps. */
  object({
    shape: z.literal('step'),
    factor: z.number().positive().max(1).default(0.5),
    every: z.number().int().min(1).max(10_000_000).default(500),
  }),
  /** Half a cosine, down to `final` of the learning rate at the last step. */
  object({ shape: z.literal('cosine'), final: z.number().min(0).max(1).default(0.1) }),
]);

/** When a run ends before its steps are done. It watches the loss of each validation; of the training part where none is kept. */
export const earlyStoppingSchema = object({
  /** Validations in a row without an improvement after which it ends. */
  patience: z.number().int().min(1).max(10_000).default(5),
  /** Nats by which a loss must fall below the best so far to be an improvement. */
  minImprovement: z.number().min(0).max(1000).default(0),
  /** At the end of the run, early or not: back to the weights with the least loss. */
  restoreBest: z.boolean().default(true),
});

export const trainingSchema = object({
  /** Updates of the weights. */
  steps: z.number().int().min(1).max(10_000_000),
  /** Sequences a batch, B. */
  batch: z.number().int().min(1).max(4096),
  optimizer: optimizerSchema,
  learningRate: z.number().positive().max(1e12),
  rateSchedule: rateScheduleSchema.default({ shape: 'constant' }),
  /** Steps in which the learning rate rises from nothing to its full value; 0: it begins there. */
  warmUp: z.number().int().min(0).max(10_000_000).default(0),
  /** λ: each step first takes η·λ·θ from every matrix θ of the weights (decoupled weight decay); 0: none. */
  weightDecay: z.number().min(0).max(1).default(0),
  /** Clip gradients to this global norm; 0: never. */
  clipNorm: z.number().min(0),
  seed: z.number().int().min(0).max(2 ** 31 - 1),
  /** Text: start each window with the state the last one ended in (truncated backpropagation through time). */
  carryState: z.boolean(),
  /** Questions: batches of like length, each computed only as long as it needs (`text/length-buckets.ts`). */
  likeLengths: z.boolean().default(false),
  /** `mean`: Σ w·Div / Σ w. `sum`: the lecture's literal Σ w·Div, averaged over sequences. */
  reduction: z.enum(['mean', 'sum']),
  earlyStopping: earlyStoppingSchema.nullable().default(null),
  /** Steps between validations, samples and checkpoints. */
  validateEvery: z.number().int().min(1),
  sampleEvery: z.number().int().min(0),
  /** What samples of a text go on from; empty or absent: the beginning of a line of the text itself. */
  samplePrompt: z.string().max(mostLetters.prompt).optional(),
  checkpointEvery: z.number().int().min(1),
});

/** Pixels at 100 %; farther away nothing can be drawn. */
const farthest = 100_000_000;
const place = z.number().min(-farthest).max(farthest);

export const pointSchema = object({ x: place, y: place });

/** What a note is about: a role of nodes, or nothing of the kind. */
export const noteTones = ['ink', 'data', 'transform', 'recurrence', 'output', 'divergence'] as const;

/** A text beside the drawing. */
export const noteSchema = object({
  id,
  text: z.string().max(mostLetters.note),
  at: pointSchema,
  size: object({ width: z.number().positive().max(10_000), height: z.number().positive().max(10_000) }),
  tone: z.enum(noteTones).default('ink'),
});

/** How it looks on the canvas. Nothing here changes what is trained. */
export const viewSchema = object({
  positions: z.record(z.string(), pointSchema),
  notes: z.array(noteSchema).max(10_000).default([]),
  /** Nodes that show their name only. */
  collapsed: z.array(id).default([]),
  /** Nodes that keep their place when the drawing is tidied. */
  pinned: z.array(id).default([]),
  /** By group: places of its nodes, from the place of an instance. */
  groups: z.record(z.string(), z.record(z.string(), pointSchema)).optional(),
  /** By group: what stands beside its nodes, and how they look, as above for the drawing itself. */
  insides: z
    .record(z.string(), object({ notes: z.array(noteSchema).max(10_000).default([]), collapsed: z.array(id).default([]), pinned: z.array(id).default([]) }))
    .optional(),
  viewport: object({ x: z.number(), y: z.number(), zoom: z.number().positive() }).optional(),
});

export const documentSchema = object({
  format: z.literal('unroll'),
  version: z.literal(DOCUMENT_VERSION),
  /** Identity of the document over its life, so that its runs are found again after a rename. */
  id,
  title: z.string().max(mostLetters.title),
  graph: object({ nodes: z.array(nodeSchema), wires: z.array(wireSchema), groups: z.array(groupSchema).default([]) }),
  training: trainingSchema,
  data: z.array(dataSourceSchema),
  view: viewSchema,
});

export type GraphNode = z.infer<typeof nodeSchema>;
export type WireEnd = z.infer<typeof endSchema>;
export type Wire = z.infer<typeof wireSchema>;
export type Group = z.infer<typeof groupSchema>;
export type CorpusOrigin = z.infer<typeof corpusOriginSchema>;
export type DataSource = z.infer<typeof dataSourceSchema>;
export type Optimizer = z.infer<typeof optimizerSchema>;
export type EarlyStopping = z.infer<typeof earlyStoppingSchema>;
export type RateSchedule = z.infer<typeof rateScheduleSchema>;
export type Training = z.infer<typeof trainingSchema>;
export type Point = z.infer<typeof pointSchema>;
export type CanvasNote = z.infer<typeof noteSchema>;
export type NoteTone = CanvasNote['tone'];
export type UnrollDocument = z.infer<typeof documentSchema>;
export type Graph = UnrollDocument['graph'];
