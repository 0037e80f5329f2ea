import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { UserError } from '../../../shared/errors.ts';
import type { RunRecord, RunSummary } from '../../../shared/ipc/contract.ts';
import {
  isLive,
  metricLineSchema,
  runFiles,
  runFileSchema,
  statusFileSchema,
  type MetricLine,
  type RunFile,
  type StatusFile,
} from '../../../shared/ipc/run-files.ts';
import type { Note } from '../note.ts';
import { RunLabels } from './run-labels.ts';
import { Thinned } from './thinned.ts';

/** Names of run folders; whatever else lies beside them is not ours. */
const RUN_ID = /^[\w-]+$/;

/** Runs on the disk, one folder each. Nothing here knows whether a process works on one. */
export class RunFolders {
  /** `run.json` never changes, so it is read once. */
  private readonly known = new Map<string, RunFile>();
  readonly labels = new RunLabels();
  private readonly root: string;
  private readonly note: Note;

  constructor(root: string, note: Note) {
    this.root = root;
    this.note = note;
  }

  folder(runId: string): string {
    if (!RUN_ID.test(runId)) throw new UserError('errors:engineProcess.noRun');
    return join(this.root, runId);
  }

  /** Runs of a document, newest first; a damaged folder is passed over and noted in the log. */
  async list(documentId: string): Promise<RunSummary[]> {
    const ids = (await readdir(this.root).catch(() => [])).filter((name) => RUN_ID.test(name)).sort().reverse();
    const summaries = await Promise.all(ids.map((id) => this.summaryOrNull(id)));
    return summaries.filter((summary) => summary?.documentId === documentId).filter((summary) => summary !== null);
  }

  /** @throws UserError not there, or damaged */
  async summary(runId: string): Promise<RunSummary> {
    const folder = this.folder(runId);
    const [run, status] = await Promise.all([this.run(runId), this.status(runId), this.labels.read(runId, folder)]);
    return {
      id: runId,
      documentId: run.document.id,
      title: run.document.title,
      folder,
      task: run.task,
      steps: run.document.training.steps,
      startedAt: run.startedAt,
      seed: run.seed,
      data: run.data.title,
      parent: run.parent && { run: run.parent.run, step: run.parent.step },
      beside: run.beside,
      ...this.labels.of(runId),
      ...status,
      status: isLive(status.status) ? 'interrupted' : status.status,
    };
  }

  /** @throws UserError not there, or damaged */
  async run(runId: string): Promise<RunFile> {
    const known = this.known.get(runId);
    if (known) return known;
    const run = runFileSchema.safeParse(await this.json(runId, runFiles.run));
    if (!run.success) throw new UserError('errors:engineProcess.badRun', { run: runId }, { cause: run.error });
    this.known.set(runId, run.data);
    return run.data;
  }

  /** @throws UserError not there, or damaged */
  async record(runId: string): Promise<RunRecord> {
    const [summary, run, lines, checkpoints] = await Promise.all([
      this.summary(runId),
      this.run(runId),
      this.metrics(runId),
      this.checkpoints(runId),
    ]);
    return { summary, document: run.document, ...lines, checkpoints };
  }

  /** After its folder was moved away. */
  forget(runId: string): void {
    this.known.delete(runId);
    this.labels.forget(runId);
  }

  private async checkpoints(runId: string): Promise<number[]> {
    const names = await readdir(join(this.folder(runId), runFiles.checkpoints)).catch(() => []);
    return names.filter((name) => /^\d+$/.test(name)).map(Number).sort((a, b) => a - b);
  }

  /** Written after `run.json`: where it is missing or damaged the run was cut off, and its checkpoints know the rest. */
  private async status(runId: string): Promise<StatusFile> {
    try {
      return statusFileSchema.parse(await this.json(runId, runFiles.status));
    } catch (error) {
      this.note(`the status of run ${runId} cannot be read`, error);
      const step = (await this.checkpoints(runId)).at(-1) ?? 0;
      return { status: 'interrupted', step, loss: null, validationLoss: null, accuracy: null, failure: null, ending: null, elapsed: null, judged: null };
    }
  }

  private async summaryOrNull(runId: string): Promise<RunSummary | null> {
    try {
      return await this.summary(runId);
    } catch (error) {
      this.note(`run ${runId} cannot be read`, error);
      return null;
    }
  }

  private async metrics(runId: string): Promise<Pick<RunRecord, 'metrics' | 'validations' | 'samples' | 'alike'>> {
    const metrics = new Thinned<RunRecord['metrics'][number]>(20_000);
    const validations: RunRecord['validations'] = [];
    const samples: RunRecord['samples'] = [];
    const alike: RunRecord['alike'] = [];
    const file = join(this.folder(runId), runFiles.metrics);
    const present = await stat(file).catch(() => null);
    if (present) {
      for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
        const entry = readLine(line);
        if (entry?.type === 'metric') metrics.push(withoutType(entry));
        else if (entry?.type === 'validation') validations.push(withoutType(entry));
        else if (entry?.type === 'sample') samples.push(withoutType(entry));
        else if (entry?.type === 'alike') alike.push(withoutType(entry));
      }
    }
    return { metrics: metrics.values, validations, samples, alike };
  }

  private async json(runId: string, file: string): Promise<unknown> {
    const folder = this.folder(runId);
    try {
      return JSON.parse(await readFile(join(folder, file), 'utf8'));
    } catch (error) {
      const gone = (await stat(folder).catch(() => null)) === null;
      throw gone
        ? new UserError('errors:engineProcess.noRun', {}, { cause: error })
        : new UserError('errors:engineProcess.badRun', { run: runId }, { cause: error });
    }
  }
}

/** The last line may be torn: what cannot be read is not there. */
function readLine(line: string): MetricLine | null {
  try {
    return metricLineSchema.parse(JSON.parse(line));
  } catch {
    return null;
  }
}

function withoutType<T extends { type: string }>({ type: _, ...rest }: T): Omit<T, 'type'> {
  return rest;
}
