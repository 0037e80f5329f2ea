import type { UnrollDocument } from '../../../shared/document/schema.ts';
import { UserError } from '../../../shared/errors.ts';
import type { Progress, RunRecord, RunSummary } from '../../../shared/ipc/contract.ts';
import { isLive } from '../../../shared/ipc/run-files.ts';
import type { EngineProcess } from '../engine/engine-process.ts';
import type { Note } from '../note.ts';
import type { RunFolders } from './run-folders.ts';
import { newRunId } from './run-id.ts';

const stopLimitMs = 20_000;

interface RunsOptions {
  readonly folders: RunFolders;
  readonly engine: Pick<EngineProcess, 'request'>;
  readonly onChanged: (summary: RunSummary) => void;
  readonly note: Note;
}

/** Runs as the user sees them: what lies on the disk, and what the engine works on right now. */
export class Runs {
  private readonly live = new Map<string, RunSummary>();
  private readonly waiting = new Set<() => void>();
  private readonly folders: RunFolders;
  private readonly engine: RunsOptions['engine'];
  private readonly onChanged: (summary: RunSummary) => void;
  private readonly note: Note;

  constructor({ folders, engine, onChanged, note }: RunsOptions) {
    this.folders = folders;
    this.engine = engine;
    this.onChanged = onChanged;
    this.note = note;
  }

  async start(document: UnrollDocument, documentPath: string | null): Promise<RunSummary> {
    return this.train(newRunId(), document, documentPath, false);
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
    await this.train(runId, document, null, true);
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
    await this.folders.remove(runId);
  }

  /** @throws UserError not there, or damaged */
  async folder(runId: string): Promise<string> {
    await this.folders.run(runId);
    return this.folders.folder(runId);
  }

  changed(summary: RunSummary): void {
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

  private async train(runId: string, document: UnrollDocument, documentPath: string | null, resume: boolean): Promise<RunSummary> {
    const folder = this.folders.folder(runId);
    const summary = await this.engine.request('train', { runId, folder, document, documentPath, resume });
    // The engine's events may have come first; they know more.
    const known = this.live.get(runId);
    if (!known && isLive(summary.status)) this.live.set(runId, summary);
    return known ?? summary;
  }

  private requireLive(runId: string): void {
    if (!this.live.has(runId)) throw new UserError('errors:engineProcess.notTraining');
  }
}
