import { z } from 'zod';
import { csvOriginSchema, dataSourceSchema, documentSchema } from '../document/schema.ts';
import { languages } from '../i18n/languages.ts';
import { deviceSchema } from './device.ts';
import { menuCommands } from './menu-commands.ts';
import { engineProbeOfSchema, EXCERPT_TIMESTEPS, excerptSchema, probeOfSchema, probeQuestionSchema, probeResultSchema } from './probe-shapes.ts';
import {
  alikeSchema, carrySchema, progressSchema, runIdSchema, runRecordSchema, runSummarySchema, sampleSchema, validationSchema, type Failure,
} from './run-shapes.ts';
import { answerSchema, exportFormatSchema, exportResultSchema, forecastOptionsSchema, forecastSchema, generateOptionsSchema, tokenSchema } from './use-shapes.ts';

export * from './probe-shapes.ts';
export * from './run-shapes.ts';
export * from './use-shapes.ts';

/**
 * Everything that crosses a process border, once: requests the window makes of the main process, events the main
 * process sends to the window, and messages between main and engine. Both ends take their types from here and parse
 * what arrives.
 */

// ---- shapes used by several messages

const path = z.string().min(1);
const runId = runIdSchema;

/** A recorded moment of a run: the newest at or before `step`, null: the newest of all. */
const momentSchema = z.object({ runId, step: z.number().int().nullable() });

export const datasetFactsSchema = z.object({
  facts: z.object({
    symbols: z.number().int(),
    classes: z.number().int(),
    channels: z.number().int().optional(),
    timesteps: z.number().int(),
    lengths: z.array(z.number().int()),
  }),
  /** For the data tab. Counts in symbols for text, in rows for pairs. */
  total: z.number().int(),
  training: z.number().int(),
  validation: z.number().int(),
  /** Sequences that a batch can have at most. */
  rows: z.number().int(),
  /** Most frequent first, at most 200. */
  vocabulary: z.array(z.object({ symbol: z.string(), count: z.number().int() })),
  answers: z.array(z.string()),
  /** Windows from the first on, evenly apart, or the first questions, as symbols with targets; at most 8 sequences. */
  examples: z.array(z.object({ x: z.array(z.string()), d: z.array(z.string()) })),
  /** Real-valued data: the first rows, and the first numbers of each channel, as they stand in the table. */
  series: z.object({ columns: z.array(z.string()), rows: z.array(z.array(z.number())), lines: z.array(z.array(z.number())) }).optional(),
});
export type DatasetFacts = z.infer<typeof datasetFactsSchema>;

export const templateSchema = z.object({
  id: z.string(),
  /** Shown on the card: symbols, timesteps, rows, weights … already counted from the document. */
  facts: z.array(z.string()),
  document: documentSchema,
});

export const recentSchema = z.object({
  path: z.string(),
  title: z.string(),
  openedAt: z.string(),
  network: z.string(),
  exists: z.boolean(),
});
export type Recent = z.infer<typeof recentSchema>;

/** Tells one content of a file from another; null: of no file. */
const stamp = z.string().nullable();

/** A document as a window gets it, with the stamp of its file as it was read. */
export const openedSchema = z.object({ path, stamp, document: documentSchema });

/** The same for a window to begin with; unsaved work that goes on has no file, perhaps, and the id of its draft. */
export const openingSchema = z.object({ path: path.nullable(), stamp, document: documentSchema, draftId: z.string().optional() });
export type Opening = z.infer<typeof openingSchema>;

export const draftSchema = z.object({
  draftId: z.string(),
  path: z.string().nullable(),
  /** Of the file on which the work began: where it is another now, saving asks. */
  stamp: stamp.default(null),
  savedAt: z.string(),
  document: documentSchema,
});
export type Draft = z.infer<typeof draftSchema>;

export const settingsSchema = z.object({
  theme: z.enum(['system', 'light', 'dark']),
  language: z.enum(['system', ...languages]),
});
export type Settings = z.infer<typeof settingsSchema>;

/** Of a picture or table that a view is saved as. */
export const figureFormatSchema = z.enum(['png', 'svg', 'csv']);
export type FigureFormat = z.infer<typeof figureFormatSchema>;

export const engineStateSchema = z.object({
  state: z.enum(['off', 'starting', 'ready', 'crashed']),
  device: deviceSchema.nullable(),
});
export type EngineState = z.infer<typeof engineStateSchema>;

/** The reply of every request: a result, or one sentence for the user. */
export type Reply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

const nothing = z.null();

const excerptShape = { from: z.number().int().min(0), timesteps: z.number().int().min(1).max(EXCERPT_TIMESTEPS) };

/** window -> main, each with what it takes and what it gives. A `null` reply of a dialog: cancelled. */
export const requests = {
  'app.info': {
    input: nothing,
    output: z.object({
      version: z.string(),
      electron: z.string(),
      chrome: z.string(),
      node: z.string(),
      platform: z.string(),
      /** What the window begins with: given on the command line, by a double click, or restored. */
      opened: openingSchema.nullable(),
      logFile: z.string(),
    }),
  },
  'settings.get': { input: nothing, output: settingsSchema },
  'settings.set': { input: settingsSchema.partial(), output: settingsSchema },
  'templates.list': { input: nothing, output: z.array(templateSchema) },
  'documents.recent': { input: nothing, output: z.array(recentSchema) },
  'documents.forget': { input: z.object({ path }), output: nothing },
  /** `path` null: ask with a dialog. A file that another window shows is not read: that window comes to the front, the reply is null. */
  'documents.open': { input: z.object({ path: path.nullable() }), output: openedSchema.nullable() },
  /**
   * `path` null: ask with a dialog. Runs found under the document's id stay its own. `stamp`: of the file as this document
   * knows it; where the file is another by now nothing is written, and the reply has the stamp it has now.
   */
  'documents.save': {
    input: z.object({ path: path.nullable(), stamp, document: documentSchema }),
    output: z.object({ outcome: z.enum(['saved', 'changed']), path, stamp: z.string() }).nullable(),
  },
  'drafts.write': { input: draftSchema.omit({ savedAt: true }), output: nothing },
  'drafts.remove': { input: z.object({ draftId: z.string() }), output: nothing },
  /** To go on with it in this window; null: another window has it. */
  'drafts.take': { input: z.object({ draftId: z.string() }), output: draftSchema.nullable() },
  /** Each in a window of its own. */
  'drafts.openWindows': { input: z.object({ draftIds: z.array(z.string()) }), output: nothing },
  'drafts.list': { input: nothing, output: z.array(draftSchema) },
  /**
   * Sets the window's title and mark; main asks before closing a window with unsaved work. `undo`, `redo`: what they would take back
   * or do again, in the language of the window, for the menu; null: nothing.
   */
  'window.document': {
    input: z.object({
      title: z.string(), path: z.string().nullable(), stamp, unsaved: z.boolean(),
      undo: z.string().nullable().default(null), redo: z.string().nullable().default(null),
    }),
    output: nothing,
  },
  /** An answer to event `window.closing`, after saving or deciding not to. */
  'window.close': { input: nothing, output: nothing },
  /** The other answer: the window stays open, and so does the app. */
  'window.stay': { input: nothing, output: nothing },
  /** A new window, empty or one a file. */
  'window.new': { input: z.object({ paths: z.array(path) }), output: nothing },
  /** Asks for a text file to be the corpus, or takes that at `path`. `relativeTo`: the document's path. */
  'corpus.choose': {
    input: z.object({ relativeTo: path.nullable(), path: path.optional() }),
    output: z.object({ title: z.string(), origin: z.object({ from: z.literal('file'), path: z.string() }) }).nullable(),
  },
  /** Asks for a CSV file, or takes that at `path`, and reads the names of its columns. */
  'csv.choose': {
    input: z.object({ relativeTo: path.nullable(), path: path.optional() }),
    output: z.object({ title: z.string(), columns: z.array(z.string()), origin: csvOriginSchema }).nullable(),
  },
  'corpus.packages': { input: nothing, output: z.array(z.object({ name: z.string(), title: z.string() })) },
  /** Reads the data behind a source node: vocabulary, counts, examples. Answers while training, too. */
  'data.describe': {
    input: z.object({
      source: dataSourceSchema,
      kind: z.enum(['text', 'pairs', 'sequence']),
      params: z.record(z.string(), z.unknown()),
      documentPath: path.nullable(),
    }),
    output: datasetFactsSchema,
  },
  /** The data behind a network, as it reads them: at most `timesteps` from the symbol, row or sequence `from` on, whole sequences. */
  'data.excerpt': { input: z.object({ of: probeOfSchema, ...excerptShape }), output: excerptSchema },
  'engine.state': { input: nothing, output: engineStateSchema },
  /**
   * Trains a document as a new run: from drawn weights, or `from` a moment of another run with the weights that fit. `beside`: the
   * run that it is to be compared with; both train at once, in turns. `alike`: measured with every timestep judged, too, while it trains.
   */
  'runs.start': {
    input: z.object({ document: documentSchema, documentPath: path.nullable(), from: momentSchema.optional(), beside: runId.optional(), alike: z.boolean().optional() }),
    output: runSummarySchema,
  },
  /** What such a start would take over; nothing is started. */
  'runs.carry': { input: z.object({ document: documentSchema, documentPath: path.nullable(), from: momentSchema }), output: carrySchema },
  /** The user's own name for a run, and its star. */
  'runs.label': { input: z.object({ runId, name: z.string().max(80).optional(), starred: z.boolean().optional() }), output: nothing },
  /** Runs of the document that were deleted and can be brought back. */
  'runs.deleted': { input: z.object({ documentId: z.string() }), output: z.array(runSummarySchema) },
  'runs.restore': { input: z.object({ runId }), output: nothing },
  'runs.pause': { input: z.object({ runId }), output: nothing },
  'runs.resume': { input: z.object({ runId }), output: nothing },
  'runs.stop': { input: z.object({ runId }), output: nothing },
  'runs.checkpoint': { input: z.object({ runId }), output: nothing },
  /** Newest first. */
  'runs.list': { input: z.object({ documentId: z.string() }), output: z.array(runSummarySchema) },
  'runs.read': { input: z.object({ runId }), output: runRecordSchema },
  /** Puts it aside for 30 days; see `runs.restore`. */
  'runs.delete': { input: z.object({ runId }), output: nothing },
  /** Tokens arrive as event `generate.token`; the reply comes when all are there or it was stopped. */
  'generate.start': {
    input: z.object({ requestId: z.string(), runId, options: generateOptionsSchema }),
    /** `step`: of the checkpoint that wrote. */
    output: z.object({ text: z.string(), charactersPerSecond: z.number(), step: z.number().int() }),
  },
  'forecast.run': { input: z.object({ runId, options: forecastOptionsSchema }), output: forecastSchema },
  'generate.stop': { input: z.object({ requestId: z.string() }), output: nothing },
  /** `output`: as in generateOptionsSchema. */
  'answer.ask': { input: z.object({ runId, question: z.string(), output: z.string().optional() }), output: answerSchema },
  /** Looks at a network at every timestep; see docs/probe.md. */
  'runs.probe': { input: z.object({ of: probeOfSchema, ask: probeQuestionSchema }), output: probeResultSchema },
  /** Asks where to with a dialog when `path` is null. */
  'export.run': {
    input: z.object({ runId, format: exportFormatSchema, path: path.nullable() }),
    output: exportResultSchema.nullable(),
  },
  /** Asks where to with a dialog. `content`: text, or the bytes of a picture in base64. */
  'figure.save': {
    input: z.object({ name: z.string(), format: figureFormatSchema, content: z.string() }),
    output: z.object({ path: z.string() }).nullable(),
  },
  'shell.showFile': { input: z.object({ path }), output: nothing },
  'shell.showLog': { input: nothing, output: nothing },
  /** An error the window could not handle; goes to the log. */
  'log.error': { input: z.object({ message: z.string(), stack: z.string() }), output: nothing },
} as const;

export type RequestName = keyof typeof requests;
export type RequestInput<N extends RequestName> = z.input<(typeof requests)[N]['input']>;
/** As it arrives, with what was left out filled in. */
export type ParsedInput<N extends RequestName> = z.output<(typeof requests)[N]['input']>;
export type RequestOutput<N extends RequestName> = z.output<(typeof requests)[N]['output']>;

/** main -> window */
export const events = {
  'engine.state': engineStateSchema,
  'run.progress': progressSchema,
  'run.validation': z.object({ runId, validation: validationSchema }),
  'run.sample': z.object({ runId, sample: sampleSchema }),
  'run.alike': z.object({ runId, alike: alikeSchema }),
  /** `recorded`: the steps whose weights are kept now, ascending. */
  'run.checkpoint': z.object({ runId, step: z.number().int(), recorded: z.array(z.number().int()) }),
  /** A change of status, with all that is known; `failed` carries the failure. */
  'run.changed': runSummarySchema,
  'generate.token': tokenSchema,
  /** To every window, whichever changed them. */
  'settings.changed': settingsSchema,
  'menu.command': z.object({ command: z.enum(menuCommands) }),
  /** The user closes a window whose document is not saved: offer to save, then call `window.close` or `window.stay`. */
  'window.closing': nothing,
  /** A document to open in this window (double click on a file, dropped file, second start). */
  'documents.opened': openedSchema,
  /** The file of this window's document is another than the one it knows, by this stamp; null: it is not there any more. */
  'documents.touched': z.object({ path, stamp }),
} as const;

export type EventName = keyof typeof events;
export type EventPayload<N extends EventName> = z.output<(typeof events)[N]>;

// ---- main <-> engine

const forkPointSchema = z.object({ folder: path, step: z.number().int().nullable() });

/** main -> engine; each is answered by a `reply` with the same `call`. */
export const engineRequests = {
  hello: { input: nothing, output: deviceSchema },
  describe: { input: requests['data.describe'].input, output: datasetFactsSchema },
  /** Starts a run in `folder` (which it makes), or continues the one that lies there. */
  train: {
    input: z.object({
      runId, folder: path, document: documentSchema, documentPath: path.nullable(), resume: z.boolean(),
      from: forkPointSchema.optional(), beside: runId.optional(), alike: z.boolean().optional(),
    }),
    output: runSummarySchema,
  },
  carry: { input: z.object({ document: documentSchema, documentPath: path.nullable(), from: forkPointSchema }), output: carrySchema },
  pause: { input: z.object({ runId }), output: nothing },
  resume: { input: z.object({ runId }), output: nothing },
  stop: { input: z.object({ runId }), output: nothing },
  checkpoint: { input: z.object({ runId }), output: nothing },
  generate: { input: z.object({ requestId: z.string(), folder: path, options: generateOptionsSchema }), output: requests['generate.start'].output },
  forecast: { input: z.object({ folder: path, options: forecastOptionsSchema }), output: forecastSchema },
  stopGenerate: { input: z.object({ requestId: z.string() }), output: nothing },
  answer: { input: z.object({ folder: path, question: z.string(), output: z.string().optional() }), output: answerSchema },
  excerpt: { input: z.object({ of: engineProbeOfSchema, ...excerptShape }), output: excerptSchema },
  probe: { input: z.object({ of: engineProbeOfSchema, ask: probeQuestionSchema }), output: probeResultSchema },
  export: { input: z.object({ folder: path, format: exportFormatSchema, path }), output: exportResultSchema },
} as const;

export type EngineRequestName = keyof typeof engineRequests;
export type EngineInput<N extends EngineRequestName> = z.output<(typeof engineRequests)[N]['input']>;
export type EngineOutput<N extends EngineRequestName> = z.output<(typeof engineRequests)[N]['output']>;

/** engine -> main, passed on to the windows. */
export const engineEvents = {
  progress: progressSchema,
  validation: events['run.validation'],
  sample: events['run.sample'],
  alike: events['run.alike'],
  checkpointed: events['run.checkpoint'],
  changed: runSummarySchema,
  token: tokenSchema,
} as const;

export type EngineEventName = keyof typeof engineEvents;
export type EngineEventPayload<N extends EngineEventName> = z.output<(typeof engineEvents)[N]>;

export type ToEngine = { [N in EngineRequestName]: { call: number; request: N; input: EngineInput<N> } }[EngineRequestName];
export type FromEngine =
  | { readonly reply: number; readonly result: Reply<unknown> }
  | { [N in EngineEventName]: { event: N; payload: EngineEventPayload<N> } }[EngineEventName];

/** What the preload script puts on `window.unroll`. */
export interface WindowApi {
  request<N extends RequestName>(name: N, input: RequestInput<N>): Promise<Reply<RequestOutput<N>>>;
  on<N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void): () => void;
  /** Path on disk of a file dropped on the window. */
  pathOfFile(file: unknown): string;
}
