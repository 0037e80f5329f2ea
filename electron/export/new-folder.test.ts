import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { writeNewFolder } from './new-folder.ts';

const scratch = mkdtempSync(join(tmpdir(), 'unroll-folder-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const fillWith = (text: string) => (folder: string) => writeFile(join(folder, 'model.json'), text);

describe('writeNewFolder', () => {
  const path = join(scratch, 'model');

  it('puts a whole folder in place and replaces an earlier one', async () => {
    await writeNewFolder(path, ['model.json'], fillWith('one'));
    await writeNewFolder(path, ['model.json'], fillWith('two'));
    expect(readFileSync(join(path, 'model.json'), 'utf8')).toBe('two');
    expect(readdirSync(scratch)).toEqual(['model']);
  });

  it.skipIf(!existsSync('/dev/full'))('keeps the earlier one where the disk is full', async () => {
    const full = writeNewFolder(path, ['model.json'], async (folder) => {
      await writeFile(join(folder, 'model.json'), 'half');
      await writeFile('/dev/full', 'the rest');
    });
    await expect(full).rejects.toMatchObject({ key: 'errors:export.diskFull', args: { path } });
    expect(readFileSync(join(path, 'model.json'), 'utf8')).toBe('two');
    expect(readdirSync(scratch)).toEqual(['model']);
  });

  it('passes on what is not about the disk', async () => {
    const bug = new Error('bug');
    await expect(writeNewFolder(path, ['model.json'], () => Promise.reject(bug))).rejects.toBe(bug);
    expect(readdirSync(scratch)).toEqual(['model']);
  });
});
