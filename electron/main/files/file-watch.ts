import { watch, type FSWatcher } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { Note } from '../note.ts';
import { stampOf } from './documents.ts';

/** Editors replace a file in several steps: it is looked at once they are done. */
const settleMs = 150;
/** A file that is not there may be about to be replaced. */
const goneMs = 600;

interface FileWatchOptions {
  readonly path: string;
  /** The file is another than `known`: its stamp, or null where it is not there any more. Told once for each content. */
  readonly onTouched: (stamp: string | null) => void;
  readonly note: Note;
}

/** Looks whether a file is still the one a window read or wrote: at every event of its folder, and when asked. */
export class FileWatch {
  private readonly options: FileWatchOptions;
  private known: string | null = null;
  private told: string | null | undefined;
  private watcher: FSWatcher | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private closed = false;

  constructor(options: FileWatchOptions) {
    this.options = options;
    void this.start();
  }

  get path(): string {
    return this.options.path;
  }

  /** What the window knows is in the file. */
  expect(stamp: string | null): void {
    if (stamp !== this.known) this.told = undefined;
    this.known = stamp;
  }

  /** Looks now; where no events come, on a network's disk, this is what finds a change. */
  async look(wasGone = false): Promise<void> {
    if (this.known === null || this.closed) return;
    const stamp = await stampOf(this.path);
    if (this.closed || stamp === this.known || stamp === this.told) return;
    if (stamp === null && !wasGone) return this.later(goneMs, true);
    this.told = stamp;
    this.options.onTouched(stamp);
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.timer);
    this.watcher?.close();
  }

  /** The folder is watched, since a watched file is lost as soon as another takes its name. */
  private async start(): Promise<void> {
    const file = await realpath(this.path).catch(() => this.path);
    if (this.closed) return;
    try {
      this.watcher = watch(dirname(file), { persistent: false }, (_event, name) => {
        if (name === null || name === basename(file)) this.later(settleMs, false);
      });
      this.watcher.on('error', (error) => this.options.note(`${this.path} is looked at only when its window gets the focus`, error));
    } catch (error) {
      this.options.note(`${this.path} is looked at only when its window gets the focus`, error);
    }
  }

  private later(ms: number, wasGone: boolean): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.look(wasGone), ms);
  }
}
