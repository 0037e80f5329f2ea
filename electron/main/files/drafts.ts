import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { keptDocumentSchema } from '../../../shared/document/parse.ts';
import { draftSchema, type Draft } from '../../../shared/ipc/contract.ts';
import type { Note } from '../note.ts';
import { writeFileSafely } from './write-file-safely.ts';

/** A draft may be from before an update. */
const keptDraftSchema = draftSchema.extend({ document: keptDocumentSchema });

/** Unsaved work of open windows, one file a draft; what is left at the next start was never saved. */
export class Drafts {
  /** Drafts of windows that are open now, by the window's id. */
  private readonly owners = new Map<string, number>();
  private readonly folder: string;
  private readonly note: Note;

  constructor(folder: string, note: Note) {
    this.folder = folder;
    this.note = note;
  }

  async write(draft: Omit<Draft, 'savedAt'>, owner: number): Promise<void> {
    this.owners.set(draft.draftId, owner);
    await mkdir(this.folder, { recursive: true });
    await writeFileSafely(this.file(draft.draftId), JSON.stringify({ ...draft, savedAt: new Date().toISOString() }));
  }

  async remove(draftId: string): Promise<void> {
    this.owners.delete(draftId);
    await rm(this.file(draftId), { force: true });
  }

  /** The window is gone, its drafts are to be offered again. */
  release(owner: number): void {
    for (const [draftId, id] of this.owners) if (id === owner) this.owners.delete(draftId);
  }

  /** What no open window works on, newest first. A draft that cannot be read stays on the disk. */
  async list(): Promise<Draft[]> {
    const names = (await readdir(this.folder).catch(() => [])).filter((name) => name.endsWith('.json'));
    const drafts = await Promise.all(names.map((name) => this.read(join(this.folder, name))));
    return drafts
      .filter((draft) => draft !== null)
      .filter((draft) => !this.owners.has(draft.draftId))
      .sort((a, b) => b.savedAt.localeCompare(a.savedAt));
  }

  private async read(path: string): Promise<Draft | null> {
    try {
      return keptDraftSchema.parse(JSON.parse(await readFile(path, 'utf8')));
    } catch (error) {
      this.note(`draft ${path} cannot be read`, error);
      return null;
    }
  }

  /** Ids come from windows: whatever they are, the file stays in the folder. */
  private file(draftId: string): string {
    const name = /^[\w-]{1,100}$/.test(draftId) ? draftId : createHash('sha256').update(draftId).digest('hex');
    return join(this.folder, `${name}.json`);
  }
}
