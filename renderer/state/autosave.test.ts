import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { setTitle } from '../../shared/document/edit.ts';
import type { RequestInput } from '../../shared/ipc/contract.ts';
import { startAutosave } from './autosave.ts';
import { closeDocument, edit, openDocument } from './document-store.ts';
import { newDocument } from './new-document.ts';

type Written = RequestInput<'drafts.write'>;

/** What lies on the disk, as the main process answers: each write takes its time. */
let onDisk: Written[] = [];
let writeMs = 0;
let stop = (): void => undefined;

beforeEach(() => {
  vi.useFakeTimers();
  onDisk = [];
  vi.stubGlobal('window', {
    unroll: {
      request: async (name: string, input: unknown) => {
        if (name === 'drafts.write') {
          await new Promise((done) => setTimeout(done, writeMs));
          onDisk.push(input as Written);
        }
        return { ok: true, value: null };
      },
    },
  });
  stop = startAutosave();
  openDocument({ document: newDocument(), path: null, stamp: null });
});

afterEach(() => {
  closeDocument();
  stop();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const title = (text: string): void => edit({ key: 'app:edit.rename' }, setTitle(text));

describe('unsaved work', () => {
  it('is never older than a second on the disk, however the edits follow each other', async () => {
    writeMs = 40;
    for (const pause of [10, 120, 290, 310, 700]) {
      for (let at = 0; at < 6000; at += pause) {
        title(`${pause} ${Date.now()}`);
        await vi.advanceTimersByTimeAsync(pause);
        // Everything that was done a second ago would survive a power cut now.
        const [kept, now] = [Number(onDisk.at(-1)?.document.title.split(' ')[1] ?? 0), Date.now()];
        if (at > 1000) expect(now - kept, `edits every ${pause} ms`).toBeLessThanOrEqual(1000 + pause);
      }
      await vi.advanceTimersByTimeAsync(1000);
    }
  });

  it('is written a moment after the last edit, once', async () => {
    title('one');
    title('two');
    await vi.advanceTimersByTimeAsync(1000);
    expect(onDisk.map(({ document }) => document.title)).toEqual(['two']);
    await vi.advanceTimersByTimeAsync(5000);
    expect(onDisk).toHaveLength(1);
  });

  it('of a slow disk leaves out what is out of date', async () => {
    writeMs = 3000;
    for (let count = 1; count <= 40; count++) {
      title(String(count));
      await vi.advanceTimersByTimeAsync(250);
    }
    await vi.advanceTimersByTimeAsync(9000);
    expect(onDisk.at(-1)?.document.title).toBe('40');
    expect(onDisk.length).toBeLessThan(8);
  });
});
