import { mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../../../shared/errors.ts';
import type { RunSummary } from '../../../shared/ipc/contract.ts';
import type { Note } from '../note.ts';
import { RunFolders } from './run-folders.ts';

/** Days for which a deleted run can be brought back. */
const KEPT_DAYS = 30;
const DAY_MS = 24 * 60 * 60 * 1000;
/** Not the name of a run, so that it is never taken for one. */
const FOLDER = '.trash';

/** Deleted runs: they lie aside in the runs' folder and go for good after 30 days. */
export class RunTrash {
  private readonly root: string;
  private readonly folders: RunFolders;
  private readonly note: Note;

  constructor(runs: string, note: Note) {
    this.root = join(runs, FOLDER);
    this.folders = new RunFolders(this.root, note);
    this.note = note;
  }

  /** @throws the file system's error where the folder cannot be moved; it is then where it was. */
  async take(runId: string, folder: string, now = new Date()): Promise<void> {
    await mkdir(this.root, { recursive: true });
    const place = this.folders.folder(runId);
    await rm(place, { recursive: true, force: true });
    await rename(folder, place);
    // When it was deleted: the 30 days count from here.
    await utimes(place, now, now).catch((error: unknown) => this.note(`the time of deleted run ${runId}`, error));
  }

  /** @throws UserError it is gone for good */
  async giveBack(runId: string, folder: string): Promise<void> {
    await rename(this.folders.folder(runId), folder).catch((error: unknown) => {
      throw new UserError('errors:engineProcess.noRun', {}, { cause: error });
    });
    this.folders.forget(runId);
  }

  /** Newest first. */
  list(documentId: string): Promise<RunSummary[]> {
    return this.folders.list(documentId);
  }

  /** Removes what was deleted more than 30 days ago. */
  async empty(now = Date.now()): Promise<void> {
    for (const name of await readdir(this.root).catch(() => [])) {
      const place = join(this.root, name);
      const found = await stat(place).catch(() => null);
      if (found && now - found.mtimeMs > KEPT_DAYS * DAY_MS)
        await rm(place, { recursive: true, force: true }).catch((error: unknown) => this.note(`removing deleted run ${name}`, error));
    }
  }
}
