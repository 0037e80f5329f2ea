import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { scratchFolder } from '../testing/fixtures.ts';
import { onSmallDisk } from '../testing/small-disk.ts';
import { currentStep, fullPatience, readCheckpoint, recordedStep, saveCheckpoint, type Checkpoint } from './checkpoints.ts';
import { RECORDING } from './recording.ts';

const scratch = scratchFolder();

function runFolder(): string {
  const folder = mkdtempSync(join(scratch, 'run-'));
  mkdirSync(join(folder, 'checkpoints'));
  return folder;
}

function checkpoint(step: number, best: Checkpoint['state']['best'] = null, size = 10): Checkpoint {
  return {
    tensors: new Map([['a', { shape: [size], values: new Float32Array(size).fill(step) }]]),
    state: {
      step,
      random: [1, 2, 3, 4],
      cursor: { epoch: 1, batch: 2, origin: [5, 6, 7, 8] },
      elapsed: 1.5,
      loss: 1,
      validationLoss: 2,
      accuracy: 0.5,
      best,
      patience: fullPatience,
      optimizerSince: 0,
    },
  };
}

const weights = new Set(['a']);

/** With a slot as large as its weight. */
function withSlots({ state, tensors }: Checkpoint): Checkpoint {
  return { state, tensors: new Map([...tensors].flatMap(([name, tensor]) => [[name, tensor], [`${name}/m`, tensor]])) };
}

/** Bytes of tensors in all checkpoints. */
async function weightBytes(folder: string): Promise<number> {
  const all = join(folder, 'checkpoints');
  const files = (await readdir(all, { recursive: true })).filter((name) => name.endsWith('.safetensors'));
  const sizes = await Promise.all(files.map(async (name) => (await stat(join(all, name))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

const kept = async (folder: string): Promise<string[]> => (await readdir(join(folder, 'checkpoints'))).sort();

describe('checkpoints', () => {
  it('are read as they were saved', async () => {
    const folder = runFolder();
    await saveCheckpoint(folder, checkpoint(7));
    expect(await currentStep(folder)).toBe(7);
    expect(await readCheckpoint(folder)).toEqual(checkpoint(7));
  });

  it('stay whole: the newest three and the best; of others the weights', async () => {
    const folder = runFolder();
    for (let step = 1; step <= 6; step++) await saveCheckpoint(folder, withSlots(checkpoint(step, { step: 2, loss: 1 })), { weights });
    const names = async (step: number): Promise<string[]> => [...(await readCheckpoint(folder, step)).tensors.keys()];
    expect(await kept(folder)).toEqual(['1', '2', '3', '4', '5', '6']);
    for (const step of [2, 4, 5, 6]) expect(await names(step)).toEqual(['a', 'a/m']);
    for (const step of [1, 3]) expect(await names(step)).toEqual(['a']);
    expect([await recordedStep(folder, 9), await recordedStep(folder, 3), await recordedStep(folder, 0)]).toEqual([6, 3, null]);
  });

  it('of an older Unroll, all in one file, are read and thinned as any other', async () => {
    const folder = runFolder();
    await saveCheckpoint(folder, withSlots(checkpoint(1)));
    const old = join(folder, 'checkpoints', '1', 'state.json');
    const { optimizerSince: _, ...state } = checkpoint(1).state;
    await writeFile(old, JSON.stringify(state));
    expect(await readCheckpoint(folder)).toEqual(withSlots(checkpoint(1)));
    for (let step = 2; step <= 6; step++) await saveCheckpoint(folder, withSlots(checkpoint(step)), { weights, limits: { ...RECORDING, mostMoments: 1 } });
    expect(await kept(folder)).toEqual(['1', '4', '5', '6']);
  });

  it('never take more than their bound, over 250 of them', async () => {
    const folder = runFolder();
    const limits = { ...RECORDING, resumableBytes: 16_000, momentBytes: 20_000 };
    const bound = limits.resumableBytes + limits.momentBytes;
    let most = 0;
    for (let step = 0; step < 250; step++) {
      const best = { step: step - (step % 37), loss: 1 };
      await saveCheckpoint(folder, withSlots(checkpoint(step * 10, { ...best, step: best.step * 10 }, 250)), { weights, limits });
      if (step % 10 === 9) most = Math.max(most, await weightBytes(folder));
    }
    expect(most).toBeLessThanOrEqual(bound);
    expect(most).toBeGreaterThan(bound / 2);
    expect((await kept(folder)).map(Number)).toContain(0);
  });

  it('that were never finished give way', async () => {
    const folder = runFolder();
    await saveCheckpoint(folder, checkpoint(1));
    mkdirSync(join(folder, 'checkpoints', '2'));
    mkdirSync(join(folder, 'checkpoints', '9.partial'));
    await saveCheckpoint(folder, checkpoint(2));
    expect(await readCheckpoint(folder)).toEqual(checkpoint(2));
    expect(await kept(folder)).toEqual(['1', '2']);
  });

  it('name the run when they are damaged or missing', async () => {
    const folder = runFolder();
    await expect(readCheckpoint(folder)).rejects.toMatchObject({ key: 'errors:engine.noCheckpoint' });
    await saveCheckpoint(folder, checkpoint(1));
    await writeFile(join(folder, 'checkpoints', '1', 'weights.safetensors'), 'torn');
    await expect(readCheckpoint(folder)).rejects.toMatchObject({ key: 'errors:engine.badRun', args: { folder } });
    await rm(join(folder, 'checkpoints', '1'), { recursive: true });
    await expect(readCheckpoint(folder)).rejects.toMatchObject({ key: 'errors:engine.badRun' });
  });

  it('are whole after a kill at any moment', async () => {
    const program = join(scratch, 'save-forever.mjs');
    await build({
      entryPoints: [fileURLToPath(new URL('../testing/save-forever.ts', import.meta.url))],
      outfile: program,
      bundle: true,
      format: 'esm',
      platform: 'node',
      banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
      logLevel: 'silent',
    });
    for (let kill = 0; kill < 8; kill++) {
      const folder = runFolder();
      const child = spawn(process.execPath, [program, folder], { stdio: 'inherit' });
      const ended = new Promise((resolve) => child.once('close', resolve));
      // Another checkpoint each time, as soon as its first file is begun.
      await untilThere(join(folder, 'checkpoints'), (names) => names.some((name) => parseInt(name, 10) >= kill + 2));
      child.kill('SIGKILL');
      await ended;
      const { state, tensors } = await readCheckpoint(folder);
      expect(state.step).toBeGreaterThanOrEqual(kill + 1);
      expect(new Set(tensors.get('a')?.values)).toEqual(new Set([state.step]));
      await saveCheckpoint(folder, checkpoint(state.step + 1));
      expect((await readCheckpoint(folder)).state.step).toBe(state.step + 1);
    }
  });

  it('of before stay when the disk is full', async (context) => {
    await onSmallDisk(context, async (disk) => {
      const folder = join(disk, 'run');
      mkdirSync(join(folder, 'checkpoints'), { recursive: true });
      await saveCheckpoint(folder, checkpoint(1, null, 100_000));
      await expect(saveCheckpoint(folder, checkpoint(2, null, 1_000_000))).rejects.toMatchObject({ key: 'errors:engine.diskFull' });
      expect(await readCheckpoint(folder)).toEqual(checkpoint(1, null, 100_000));
      expect(await kept(folder)).toEqual(['1']);
      await saveCheckpoint(folder, checkpoint(2, null, 100_000));
      expect((await readCheckpoint(folder)).state.step).toBe(2);
    });
  });
});

async function untilThere(folder: string, holds: (names: string[]) => boolean): Promise<void> {
  while (!holds(await readdir(folder)));
}
