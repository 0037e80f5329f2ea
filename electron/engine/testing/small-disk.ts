import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'vitest';

/** A disk of 2 MB in memory; where none can be mounted (that needs root on Linux) the test is skipped and says so. */
export async function onSmallDisk(context: TestContext, work: (disk: string) => Promise<void>): Promise<void> {
  const disk = mkdtempSync(join(tmpdir(), 'unroll-disk-'));
  try {
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', disk], { stdio: 'pipe' });
    } catch {
      return context.skip('a small disk cannot be mounted here (needs root on Linux)');
    }
    try {
      await work(disk);
    } finally {
      execFileSync('umount', [disk]);
    }
  } finally {
    rmSync(disk, { recursive: true });
  }
}
