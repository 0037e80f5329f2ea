import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { chosenVariant, rememberVariant, variantOf } from './variant.mjs';

const folder = mkdtempSync(join(tmpdir(), 'unroll-variant-'));
const file = join(folder, 'state', 'tensorflow.json');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the chosen build of TensorFlow', () => {
  it('is the plain one until another is asked for, and stays what was asked for', async () => {
    expect(chosenVariant(file)).toBe('cpu');
    await rememberVariant('gpu', file);
    expect(chosenVariant(file)).toBe('gpu');
    await rememberVariant('cpu', file);
    expect(chosenVariant(file)).toBe('cpu');
  });

  it('is the plain one where its file is damaged', () => {
    writeFileSync(file, '{"variant":"tpu"}');
    expect(chosenVariant(file)).toBe('cpu');
    writeFileSync(file, '{"vari');
    expect(chosenVariant(file)).toBe('cpu');
  });
});

describe('the words of npm run setup', () => {
  const linux = { platform: 'linux', arch: 'x64' };

  it('ask for one build or for none', () => {
    expect(variantOf([], linux)).toBeNull();
    expect(variantOf(['--gpu'], linux)).toBe('gpu');
    expect(variantOf(['--cpu'], linux)).toBe('cpu');
  });

  it.each([
    [['--gpus'], 'setup takes --gpu or --cpu, not "--gpus".'],
    [['gpu'], 'setup takes --gpu or --cpu, not "gpu".'],
    [['--gpu', '--cpu'], 'setup takes --gpu or --cpu, not both.'],
  ])('%j are refused', (words, sentence) => {
    expect(() => variantOf(words, linux)).toThrow(sentence);
  });

  it('cannot ask for a GPU where there is no build for one', () => {
    expect(() => variantOf(['--gpu'], { platform: 'darwin', arch: 'arm64' })).toThrow('Linux x64 with an NVIDIA card, not on darwin arm64');
    expect(variantOf(['--cpu'], { platform: 'darwin', arch: 'arm64' })).toBe('cpu');
  });
});
