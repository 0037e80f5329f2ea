import { spawnSync } from 'node:child_process';
import { chmod, lstat, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { build } from 'esbuild';
import { UserError } from '../../../shared/errors.ts';
import { writeFileSafely } from './write-file-safely.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'unroll-save-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const keyOf = (work: Promise<void>) =>
  work.then(
    () => 'saved',
    (error: unknown) => (error instanceof UserError ? error.key : error),
  );

describe('writeFileSafely', () => {
  it('makes and replaces a file and leaves nothing else in the folder', async () => {
    const path = join(folder, 'a.unroll.json');
    await writeFileSafely(path, 'first');
    await writeFileSafely(path, 'second');
    expect(await readFile(path, 'utf8')).toBe('second');
    expect(await readdir(folder)).toEqual(['a.unroll.json']);
  });

  it('keeps the permissions of the file it replaces', async () => {
    const path = join(folder, 'a.json');
    await writeFile(path, 'old');
    await chmod(path, 0o640);
    await writeFileSafely(path, 'new');
    expect((await stat(path)).mode & 0o777).toBe(0o640);
  });

  it('replaces what a link points to, not the link', async () => {
    const target = join(folder, 'target.json');
    const link = join(folder, 'link.json');
    await writeFile(target, 'old');
    await symlink(target, link);
    await writeFileSafely(link, 'new');
    expect((await lstat(link)).isSymbolicLink()).toBe(true);
    expect(await readFile(target, 'utf8')).toBe('new');
  });

  it('says that the folder is gone', async () => {
    expect(await keyOf(writeFileSafely(join(folder, 'gone', 'a.json'), 'x'))).toBe('errors:files.noFolder');
  });

  it('says that the name belongs to a folder, and leaves no partial file', async () => {
    await mkdir(join(folder, 'a.json'));
    expect(await keyOf(writeFileSafely(join(folder, 'a.json'), 'x'))).toBe('errors:files.isFolder');
    expect(await readdir(folder)).toEqual(['a.json']);
  });

  it.skipIf(process.platform === 'win32')('keeps the old file whole where the disk has no room for the new one', async () => {
    const path = join(folder, 'a.json');
    await writeFile(path, 'the old file');
    const script = join(folder, 'script', 'save.mjs');
    await build({
      stdin: {
        contents: `import { writeFileSafely } from ${JSON.stringify(join(import.meta.dirname, 'write-file-safely.ts'))};
          writeFileSafely(process.argv[2], 'x'.repeat(1_000_000)).then(() => console.log('saved'), (error) => console.log(error.key));`,
        resolveDir: import.meta.dirname,
      },
      bundle: true, platform: 'node', format: 'esm', outfile: script,
    });
    // A limit on the size of files fails as a full disk does, half way through the write.
    const limited = spawnSync('bash', ['-c', 'ulimit -f 256; exec "$0" "$@"', process.execPath, script, path], { encoding: 'utf8' });
    expect(limited.stdout.trim()).toBe('errors:files.diskFull');
    expect(await readFile(path, 'utf8')).toBe('the old file');
    expect(await readdir(dirname(path))).toEqual(['a.json', 'script']);
  });
});
