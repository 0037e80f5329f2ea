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

  /** For a window to go on with; null where another took it, or it is gone. */
  async take(draftId: string, owner: number): Promise<Draft | null> {
    const holder = this.owners.get(draftId);
    if (holder !== undefined && holder !== owner) return null;
    this.owners.set(draftId, owner);
    const draft = await this.read(this.file(draftId));
    if (!draft) this.owners.delete(draftId);
    return draft;
  }

  /** Another window goes on with it. */
  give(draftId: string, owner: number): void {
    this.owners.set(draftId, owner);
  }

  /** What a window had not saved when its page ended: the newest of its drafts. */
  async ofWindow(owner: number): Promise<Draft | null> {
    const own = [...this.owners].filter(([, id]) => id === owner).map(([draftId]) => this.read(this.file(draftId)));
    return (await Promise.all(own)).filter((draft) => draft !== null).sort(newestFirst)[0] ?? null;
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
      .sort(newestFirst);
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

function newestFirst(a: Draft, b: Draft): number {
  return b.savedAt.localeCompare(a.savedAt);
}
