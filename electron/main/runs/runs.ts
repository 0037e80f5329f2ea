import { UserError } from '../../../shared/errors.ts';
import type { Carry, EngineInput, ParsedInput, Progress, RunRecord, RunSummary } from '../../../shared/ipc/contract.ts';
import { isLive } from '../../../shared/ipc/run-files.ts';
import type { EngineProcess } from '../engine/engine-process.ts';
import type { Note } from '../note.ts';
import type { RunFolders } from './run-folders.ts';
import { newRunId } from './run-id.ts';
import type { RunTrash } from './run-trash.ts';

const stopLimitMs = 20_000;
/** Runs that train at once, in turns: each takes its share of the machine. */
const MOST_LIVE = 4;

interface RunsOptions {
  readonly folders: RunFolders;
  readonly trash: RunTrash;
  readonly engine: Pick<EngineProcess, 'request'>;
  readonly onChanged: (summary: RunSummary) => void;
  readonly note: Note;
}

/** Runs as the user sees them: what lies on the disk, and what the engine works on right now. */
export class Runs {
  private readonly live = new Map<string, RunSummary>();
  private readonly waiting = new Set<() => void>();
  private readonly folders: RunFolders;
  private readonly trash: RunTrash;
  private readonly engine: RunsOptions['engine'];
  private readonly onChanged: (summary: RunSummary) => void;
  private readonly note: Note;

  constructor({ folders, trash, engine, onChanged, note }: RunsOptions) {
    this.folders = folders;
    this.trash = trash;
    this.engine = engine;
    this.onChanged = onChanged;
    this.note = note;
  }

  /** @throws UserError as the engine says, or where enough runs train already. */
  async start({ document, documentPath, from, beside, alike }: ParsedInput<'runs.start'>): Promise<RunSummary> {
    if (this.live.size >= MOST_LIVE) throw new UserError('errors:engineProcess.tooManyRuns', { count: MOST_LIVE });
    const runId = newRunId();
    const label = { number: await this.nextNumber(document.id), name: '', starred: false };
    this.folders.labels.expect(runId, label);
    const point = from && { folder: await this.folder(from.runId), step: from.step };
    const summary = await this.train({ runId, document, documentPath, resume: false, from: point, beside, alike });
    // It may have got a name by now.
    await this.folders.labels.write(runId, this.folders.folder(runId), this.folders.labels.of(runId));
    return summary;
  }

  /** What a start from a moment of another run would take over. */
  async carry({ document, documentPath, from }: ParsedInput<'runs.carry'>): Promise<Carry> {
    return this.engine.request('carry', { document, documentPath, from: { folder: await this.folder(from.runId), step: from.step } });
  }

  async label({ runId, name, starred }: ParsedInput<'runs.label'>): Promise<void> {
    const summary = this.live.get(runId) ?? (await this.folders.summary(runId));
    const label = { number: summary.number, name: name?.trim() ?? summary.name, starred: starred ?? summary.starred };
    await this.folders.labels.write(runId, this.folders.folder(runId), label);
    this.changed({ ...summary, ...label });
  }

  async pause(runId: string): Promise<void> {
    this.requireLive(runId);
    await this.engine.request('pause', { runId });
  }

  /** Continues a paused run, or one whose process ended from its last checkpoint. */
  async resume(runId: string): Promise<void> {
    if (this.live.has(runId)) {
      await this.engine.request('resume', { runId });
      return;
    }
    const { document } = await this.folders.run(runId);
    await this.folders.labels.read(runId, this.folders.folder(runId));
    await this.train({ runId, document, documentPath: null, resume: true });
  }

  async stop(runId: string): Promise<void> {
    this.requireLive(runId);
    await this.engine.request('stop', { runId });
  }

  async checkpoint(runId: string): Promise<void> {
    this.requireLive(runId);
    await this.engine.request('checkpoint', { runId });
  }

  async list(documentId: string): Promise<RunSummary[]> {
    const listed = await this.folders.list(documentId);
    return listed.map((summary) => this.live.get(summary.id) ?? summary);
  }

  async read(runId: string): Promise<RunRecord> {
    const record = await this.folders.record(runId);
    return { ...record, summary: this.live.get(runId) ?? record.summary };
  }

  async delete(runId: string): Promise<void> {
    if (this.live.has(runId)) {
      await this.stop(runId);
      await this.until(() => !this.live.has(runId), stopLimitMs);
    }
    await this.trash.take(runId, await this.folder(runId));
    this.folders.forget(runId);
  }

  deleted(documentId: string): Promise<RunSummary[]> {
    return this.trash.list(documentId);
  }

  async restore(runId: string): Promise<void> {
    await this.trash.giveBack(runId, this.folders.folder(runId));
    this.onChanged(await this.folders.summary(runId));
  }

  /** @throws UserError not there, or damaged */
  async folder(runId: string): Promise<string> {
    await this.folders.run(runId);
    return this.folders.folder(runId);
  }

  changed(told: RunSummary): void {
    // The engine does not know what the user calls it.
    const summary = { ...told, ...this.folders.labels.of(told.id) };
    if (isLive(summary.status)) this.live.set(summary.id, summary);
    else this.live.delete(summary.id);
    this.onChanged(summary);
    for (const check of [...this.waiting]) check();
  }

  progressed({ runId, status, step, metrics }: Progress): void {
    const summary = this.live.get(runId);
    if (summary) this.live.set(runId, { ...summary, status, step, loss: metrics.at(-1)?.loss ?? summary.loss });
  }

  /** The engine is gone: what it worked on can be resumed. */
  interruptAll(): void {
    for (const summary of [...this.live.values()]) {
      const failure = { key: 'errors:engineProcess.interrupted', args: { step: summary.step } };
      this.changed({ ...summary, status: 'interrupted', failure });
    }
  }

  /** Asks for a last checkpoint of everything that trains, and waits for it at most so long. */
  async stopAll(limitMs: number): Promise<void> {
    if (this.live.size === 0) return;
    for (const runId of this.live.keys()) this.stop(runId).catch((error: unknown) => this.note('stopping a run', error));
    await this.until(() => this.live.size === 0, limitMs);
  }

  /** A stopped run says so when its last checkpoint is written. */
  private until(holds: () => boolean, limitMs: number): Promise<void> {
    return new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer);
        this.waiting.delete(check);
        resolve();
      };
      const check = () => {
        if (holds()) end();
      };
      const timer = setTimeout(() => {
        this.note(`training did not stop within ${limitMs} ms`);
        end();
      }, limitMs);
      this.waiting.add(check);
      check();
    });
  }

  /** Numbers are not used again while a run that had one can be brought back. */
  private async nextNumber(documentId: string): Promise<number> {
    const all = [...(await this.folders.list(documentId)), ...(await this.trash.list(documentId))];
    return 1 + Math.max(all.length, ...all.map(({ number }) => number ?? 0));
  }

  private async train(wanted: Omit<EngineInput<'train'>, 'folder'>): Promise<RunSummary> {
    const { runId } = wanted;
    const told = await this.engine.request('train', { ...wanted, folder: this.folders.folder(runId) });
    const summary = { ...told, ...this.folders.labels.of(runId) };
    // The engine's events may have come first; they know more.
    const known = this.live.get(runId);
    if (!known && isLive(summary.status)) this.live.set(runId, summary);
    return known ?? summary;
  }

  private requireLive(runId: string): void {
    if (!this.live.has(runId)) throw new UserError('errors:engineProcess.notTraining');
  }
}
