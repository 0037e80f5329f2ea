import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { chooseParts } from '../../shared/compiler/pipeline.ts';
import { DOCUMENT_VERSION, type UnrollDocument } from '../../shared/document/schema.ts';
import { scratchFolder, template, withNodeBefore, withParams, withText } from '../engine/testing/fixtures.ts';
import { engineThreads } from '../engine/tensorflow.ts';
import { onSmallDisk } from '../engine/testing/small-disk.ts';

const root = join(import.meta.dirname, '..', '..');
const scratch = scratchFolder();
// In the checkout, so that what is not bundled is found in its node_modules.
const bundle = join(root, 'node_modules', '.cache', 'unroll-cli-test');
const program = join(bundle, 'cli', 'index.mjs');

beforeAll(async () => {
  await build({
    entryPoints: [join(import.meta.dirname, 'index.ts')],
    outfile: program,
    bundle: true,
    format: 'esm',
    platform: 'node',
    external: ['@tensorflow/*', '@stdlib/*'],
    banner: { js: "import { createRequire as made } from 'node:module'; const require = made(import.meta.url);" },
    logLevel: 'silent',
  });
  await cp(join(root, 'templates'), join(bundle, 'templates'), { recursive: true });
});

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line; once `interruptAt` is printed, it gets what Ctrl-C sends. */
function unroll(words: readonly string[], interruptAt?: string): Promise<Ended> {
  const child = spawn(process.execPath, [program, ...words], { cwd: scratch, env: { ...process.env, LC_ALL: 'C.UTF-8' }, stdio: ['ignore', 'pipe', 'pipe'] });
  let [out, err] = ['', ''];
  let interrupted = false;
  child.stdout.on('data', (chunk) => {
    out += String(chunk);
    if (!interrupted && interruptAt !== undefined && out.includes(interruptAt)) interrupted = child.kill('SIGINT');
  });
  child.stderr.on('data', (chunk) => (err += String(chunk)));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err })));
}

function written(name: string, document: UnrollDocument): string {
  writeFileSync(join(scratch, name), JSON.stringify(document));
  return name;
}

const lines = (out: string): Record<string, unknown>[] =>
  out.trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);

/** Exit code 1 and one sentence without a trace. */
function expectSentence({ code, err }: Ended, part: RegExp): void {
  expect(err.trim().split('\n')).toHaveLength(1);
  expect(err).toMatch(part);
  expect(err).not.toMatch(/\bat .*:\d+|Error:|unexpected/i);
  expect(code).toBe(1);
}

describe('the main job', () => {
  it('trains, and the run folder comes last', async () => {
    const file = written('colors.unroll.json', await template('many-to-one'));
    const { code, out, err } = await unroll(['train', file, '--out', 'colors', '--json']);
    expect(err).toBe('');
    expect(code).toBe(0);
    const all = lines(out);
    expect(all[0]).toMatchObject({ step: 1, loss: expect.any(Number), sumW: 24, perTimestep: expect.any(Array) });
    expect(all.at(-1)).toMatchObject({ run: 'colors', status: 'done', step: 400, accuracy: 1 });
  });

  it('answers', async () => {
    const { code, out } = await unroll(['answer', 'colors', '--question', 'color of sky']);
    expect(code).toBe(0);
    expect(out).toMatch(/^blue \(\d/);
    const [json] = lines((await unroll(['answer', 'colors', '--question', 'color of sky', '--json'])).out);
    expect(json).toMatchObject({ answer: 'blue', top: expect.any(Array), perTimestep: expect.any(Array) });
  });

  it('evaluates, on its own data and on a file', async () => {
    expect(lines((await unroll(['evaluate', 'colors', '--json'])).out)[0]).toMatchObject({ on: 'training', accuracy: 1, sumW: 72 });
    writeFileSync(join(scratch, 'two.csv'), 'question,answer\ncolor of sky,blue\ncolor of sky,red\n');
    expect(lines((await unroll(['evaluate', 'colors', '--data', 'two.csv', '--json'])).out)[0]).toMatchObject({ accuracy: 0.5, sumW: 2 });
  });

  it('predicts at every timestep', async () => {
    writeFileSync(join(scratch, 'in.json'), JSON.stringify({ sequences: ['color of sky', ['ruby', 'color']] }));
    const [json] = lines((await unroll(['predict', 'colors', '--input', 'in.json', '--json'])).out) as [
      { classes: string[]; predictions: { symbols: string[]; probabilities: number[][] }[] },
    ];
    expect(json.predictions.map(({ probabilities }) => probabilities.length)).toEqual([3, 2]);
    for (const row of json.predictions.flatMap(({ probabilities }) => probabilities))
      expect(row.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 4);
    expect(json.predictions[0]?.probabilities[2]?.[json.classes.indexOf('blue')]).toBeGreaterThan(0.9);
  });

  it('probes: states and gradients of any checkpoint as JSON', async () => {
    writeFileSync(join(scratch, 'probe.json'), JSON.stringify([{ x: 'color of sky', d: 'blue' }]));
    const probed = async (...more: string[]) => lines((await unroll(['predict', 'colors', '--input', 'probe.json', ...more])).out)[0] as unknown as {
      weights: { from: string; step: number }; loss: number; classes: string[];
      sequences: { symbols: string[]; tensors: Record<string, { shape: number[]; data: number[] }> }[];
    };
    const now = await probed('--probe', 'state,grad/state,prediction');
    expect(now.sequences[0]?.symbols).toEqual(['color', 'of', 'sky']);
    const [name = '', prediction] = Object.entries(now.sequences[0]?.tensors ?? {}).find(([each]) => each.startsWith('prediction/')) ?? [];
    expect(name).not.toBe('');
    expect(-Math.log(prediction?.data[2 * now.classes.length + now.classes.indexOf('blue')] ?? 0)).toBeCloseTo(now.loss, 4);
    expect(Object.keys(now.sequences[0]?.tensors ?? {}).filter((each) => each.startsWith('grad/state/')).length).toBeGreaterThan(0);
    const before = await probed('--probe', 'prediction', '--at', 'initial');
    expect(before.weights).toEqual({ from: 'initial', step: 0 });
    expect(before.loss).toBeGreaterThan(now.loss);
    expect(await unroll(['predict', 'colors', '--input', 'probe.json', '--probe', 'state', '--at', 'then'])).toMatchObject({ code: 2 });
  });

  it.each(['saved-model', 'layers-model'])('exports %s', async (format) => {
    const [json] = lines((await unroll(['export', 'colors', '--format', format, '--out', `out-${format}`, '--json'])).out);
    expect(json?.['deviation']).toBeLessThan(1e-5);
    for (const file of json?.['files'] as string[]) expect(existsSync(join(scratch, `out-${format}`, file))).toBe(true);
  });

  it('generates the same text for the same seed', async () => {
    const file = written('hello.unroll.json', await template('hello'));
    expect((await unroll(['train', file, '--out', 'hello'])).code).toBe(0);
    const words = ['generate', 'hello', '--prime', 'h', '--length', '4', '--seed', '7'];
    expect((await unroll(words)).out).toBe('hello\n');
    expect(lines((await unroll([...words, '--json'])).out)[0]).toMatchObject({ text: 'hello', charactersPerSecond: expect.any(Number) });
  });

  it('forks a run at a step with what fits', async () => {
    const document = await template('hello', { steps: 40, checkpointEvery: 10 });
    const file = written('fork.unroll.json', document);
    expect((await unroll(['train', file, '--out', 'stem'])).code).toBe(0);
    const fork = await unroll(['train', file, '--from', 'stem@25', '--steps', '60', '--out', 'branch', '--json']);
    expect(fork).toMatchObject({ code: 0, err: expect.stringMatching(/From step 20: (\d+) of \1 weights carried; new: -; left behind: -\./) as string });
    expect(lines(fork.out)[0]).toMatchObject({ step: 21 });
    expect(lines(fork.out).at(-1)).toMatchObject({ status: 'done', step: 60 });
    const wider = written('wider.unroll.json', withParams(document, 'rnn', { units: 9 }));
    const widened = await unroll(['train', wider, '--from', 'stem', '--steps', '60', '--out', 'wider']);
    expect(widened.err).toMatch(/new: .*rnn\/kernel \[\d+, 9\].* The optimizer begins anew\./);
    const epochs = await unroll(['train', file, '--from', 'stem', '--epochs', '50', '--out', 'epochs', '--json']);
    expect(epochs).toMatchObject({ code: 0, err: expect.stringMatching(/^From step 40: /m) as string });
    expectSentence(await unroll(['train', file, '--from', 'none', '--out', 'x']), /none/);
    expectSentence(await unroll(['train', file, '--from', 'stem', '--out', 'x']), /begins at step 40 cannot end at step 40/);
  });

  it('saves on Ctrl-C and goes on with --resume', async () => {
    const file = written('long.unroll.json', await template('hello', { steps: 100_000 }));
    const stopped = await unroll(['train', file, '--out', 'long', '--json'], '"step":50');
    expectSentence(stopped, /Stopped at step \d+ .* --resume long/);
    const { step } = lines(stopped.out).at(-1) as { step: number };
    const more = await unroll(['train', '--resume', 'long', '--steps', String(step + 20), '--json']);
    expect(more.code).toBe(0);
    expect(lines(more.out)[0]).toMatchObject({ step: step + 1 });
    expect(lines(more.out).at(-1)).toMatchObject({ status: 'done', step: step + 20 });
  });

  it('takes epochs, a seed and other data', async () => {
    writeFileSync(join(scratch, 'abc.txt'), 'abcabcabcabcabcabcabcabc');
    const words = ['train', 'hello.unroll.json', '--data', 'abc.txt', '--epochs', '3', '--seed', '9', '--out', 'abc', '--json'];
    const { code, out } = await unroll(words);
    expect(code).toBe(0);
    const run = JSON.parse(await readFile(join(scratch, 'abc', 'run.json'), 'utf8')) as Record<string, unknown>;
    expect(run).toMatchObject({ seed: 9, vocabulary: ['a', 'b', 'c'], document: { training: { steps: lines(out).at(-1)?.['step'] } } });
  });

  it('explains what the compiler did, for people and for scripts', async () => {
    const file = written('explained.unroll.json', await template('many-to-one'));
    const { code, out } = await unroll(['check', file, '--explain']);
    expect(code).toBe(0);
    expect(out).toMatch(/^Look-up: 34 → 33 operations, .* multiplications$/m);
    expect(out).toMatch(/^ {2}One-hot × Projection became a table look-up: 186,624 multiplications saved a step\.$/m);
    expect(out).toMatch(/^ {4}zi, zf, zg, zo = split\(z₁\[t\] \+ h\[t−1\]·U\) +\[24, 32\] +LSTM$/m);
    const [json] = lines((await unroll(['check', file, '--explain', '--json'])).out) as [{ ok: boolean; explanation: Record<string, unknown[]> }];
    expect(json).toMatchObject({ ok: true, explanation: { batch: 24, timesteps: 6, multiplications: { drawn: expect.any(Number), compiled: expect.any(Number) } } });
    expect(json.explanation['stages']).toContainEqual({
      id: 'lookUp',
      before: expect.any(Object),
      after: expect.any(Object),
      changes: [{ key: 'explain:lookUp.product', text: expect.stringContaining('186,624'), nodes: ['one-hot', 'projection'] }],
    });
    expect(lines((await unroll(['check', file, '--json'])).out)).toEqual([{ ok: true, diagnostics: [] }]);
  });

  it('lists templates and writes one', async () => {
    expect((await unroll(['templates'])).out).toMatch(/^hello: /m);
    expect((await unroll(['templates', 'hello', '--out', 'mine.unroll.json'])).code).toBe(0);
    expect((await unroll(['check', 'mine.unroll.json'])).code).toBe(0);
    expectSentence(await unroll(['templates', 'hello', '--out', 'mine.unroll.json']), /exists already/);
    expectSentence(await unroll(['templates', 'goodbye', '--out', 'x']), /no template "goodbye"/);
  });
});

describe('wrong usage', () => {
  it.each([
    [[]],
    [['frobnicate']],
    [['train']],
    [['train', 'a', 'b']],
    [['train', 'a', '--steps', 'many']],
    [['train', 'a', '--steps']],
    [['train', 'a', '--frob']],
    [['train', 'a', '--steps', '1', '--epochs', '1']],
    [['train', '--resume', 'a', '--seed', '1']],
    [['generate', 'a', '--prime', 'x']],
    [['export', 'a', '--format', 'stone', '--out', 'b']],
  ])('%j ends with 2', async (words) => {
    const { code, out, err } = await unroll(words);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).not.toMatch(/\bat .*:\d+/);
  });
});

describe('bad input ends with 1 and one sentence', () => {
  const hello = (): Promise<UnrollDocument> => template('hello', { steps: 3 });
  const text = async (corpus: string): Promise<UnrollDocument> => withText(await hello(), corpus);
  const wires = async (change: (document: UnrollDocument) => Partial<UnrollDocument['graph']>): Promise<UnrollDocument> => {
    const document = await hello();
    return { ...document, graph: { ...document.graph, ...change(document) } };
  };
  const dense = (id: string) => ({ id, kind: 'dense', kindVersion: 1, name: id, params: { units: 8, activation: 'tanh' } });
  const wire = (from: string, to: string, port = 'in') => ({ id: `${from}-${to}`, from: { node: from, port: 'out' }, to: { node: to, port } });

  it.each<[string, () => Promise<UnrollDocument>, RegExp]>([
    ['an empty corpus', () => text(''), /hello holds no text/],
    ['a corpus shorter than a window', () => text('hell'), /has 4 symbols, but a window of 4 needs 5/],
    ['a vocabulary of one symbol', () => text('aaaaaaaa'), /only one kind of symbol/],
    ['a cycle', () => wires(({ graph }) => ({
      nodes: [...graph.nodes, dense('a'), dense('b')],
      wires: [...graph.wires.filter(({ to }) => to.node !== 'output'), wire('a', 'b'), wire('b', 'a'), wire('a', 'output')],
    })), /circle/],
    ['an unconnected node', () => wires(({ graph }) => ({ wires: graph.wires.filter(({ to }) => to.node !== 'rnn') })), /nothing is wired/],
    ['shapes that do not fit', async () => withParams(await hello(), 'output', { units: 7 }), /7.*4/],
    ['no divergence', () => wires(({ graph }) => ({
      nodes: graph.nodes.filter(({ id }) => id !== 'divergence'),
      wires: graph.wires.filter(({ to }) => to.node !== 'divergence'),
    })), /Nothing judges/],
    ['a divergence without a share', async () => withParams(await hello(), 'divergence', { share: 0 }), /share of 0/],
    ['zero in all weights', async () => withParams(await hello(), 'divergence', { weights: { schedule: 'custom', from: 'start', weights: [0], rest: 0 } }), /Every timestep weighs 0/],
  ])('%s', async (name, documentOf, part) => {
    const file = written(`${name.replaceAll(' ', '-')}.unroll.json`, await documentOf());
    expectSentence(await unroll(['train', file, '--out', `bad-${name.replaceAll(' ', '-')}`]), part);
    expect(existsSync(join(scratch, `bad-${name.replaceAll(' ', '-')}`))).toBe(false);
    const checked = await unroll(['check', file]);
    expect(checked.code).toBe(1);
    expect(checked.out).toMatch(part);
  });

  it('a run that ended early, unless it is asked for more', async () => {
    const document = await hello();
    const earlyStopping = { patience: 2, minImprovement: 0.3, restoreBest: true };
    const file = written('early.unroll.json', { ...document, training: { ...document.training, steps: 300, validateEvery: 10, earlyStopping } });
    const trained = await unroll(['train', file, '--out', 'early', '--json']);
    expect(trained.code).toBe(0);
    const [event, result] = lines(trained.out).slice(-2);
    expect(event).toMatchObject({ step: expect.any(Number), ending: { early: true, waited: 2, watched: 'training', best: expect.any(Number), restored: expect.any(Boolean) } });
    expect(result).toMatchObject({ run: 'early', status: 'done', step: event?.['step'] });
    expectSentence(await unroll(['train', '--resume', 'early']), /ended early at step \d+.*--steps 300/);
    const more = await unroll(['train', '--resume', 'early', '--steps', '300']);
    expect(more.code).toBe(0);
    expect(more.out).toMatch(/Ended early at step \d+ of 300: the loss on the training part did not improve in 2 checks/);
  });

  it('a learning rate of 1e9', async () => {
    const file = written('nan.unroll.json', { ...(await hello()), training: { ...(await hello()).training, learningRate: 1e9, steps: 50 } });
    const ended = await unroll(['train', file, '--out', 'nan', '--json']);
    expectSentence(ended, /diverged at step \d+.*weights of step 0 are kept.*smaller learning rate/);
    expect(lines(ended.out).at(-1)).toMatchObject({ run: 'nan', status: 'failed' });
  });

  it('files that are no corpus', async () => {
    writeFileSync(join(scratch, 'binary.txt'), Uint8Array.of(0, 1, 2, 3));
    writeFileSync(join(scratch, 'large.txt'), '');
    truncateSync(join(scratch, 'large.txt'), 200 * 2 ** 20);
    mkdirSync(join(scratch, 'folder'), { recursive: true });
    for (const [file, part] of [['binary.txt', /not a text file/], ['large.txt', /200 MB.*64 MB/], ['folder', /is a folder/], ['not-there.txt', /does not exist/]] as const)
      expectSentence(await unroll(['train', 'hello.unroll.json', '--data', file, '--out', 'x']), part);
  });

  it('files that are no document', async () => {
    const whole = JSON.stringify(await hello());
    writeFileSync(join(scratch, 'half.unroll.json'), whole.slice(0, whole.length / 2));
    writeFileSync(join(scratch, 'newer.unroll.json'), whole.replace(`"version":${DOCUMENT_VERSION}`, `"version":${DOCUMENT_VERSION + 1}`));
    writeFileSync(join(scratch, 'other.unroll.json'), '{"a":1}');
    for (const [file, part] of [['half', /cut off or damaged/], ['newer', /newer Unroll/], ['other', /not an Unroll document/]] as const)
      for (const verb of ['train', 'check']) expectSentence(await unroll([verb, `${file}.unroll.json`]), part);
  });

  it('questions and primes that the network cannot read', async () => {
    expectSentence(await unroll(['generate', 'hello', '--prime', 'xyz', '--length', '4']), /"x" does not occur.*e h l o/);
    expectSentence(await unroll(['answer', 'colors', '--question', 'color of zebra']), /"zebra" does not occur/);
    expectSentence(await unroll(['answer', 'hello', '--question', 'h']), /continues text/);
    expectSentence(await unroll(['generate', 'colors', '--prime', 'color', '--length', '4']), /answers questions/);
    expectSentence(await unroll(['evaluate', 'folder']), /not the folder of a run/);
  });

  it('a folder that is taken, and a run that is done', async () => {
    expectSentence(await unroll(['train', 'hello.unroll.json', '--out', 'hello']), /already holds something/);
    expectSentence(await unroll(['train', '--resume', 'hello']), /already done its 300 steps/);
  });

  it('a full disk', async (context) => {
    await onSmallDisk(context, async (disk) => {
      const words = ['train', 'hello.unroll.json', '--steps', '20000', '--out', join(disk, 'run'), '--json'];
      writeFileSync(join(disk, 'filler'), new Uint8Array(1.9 * 2 ** 20));
      const ended = await unroll(words);
      expectSentence(ended, /disk has no room/);
      expect(lines(ended.out).at(-1)).toMatchObject({ status: 'failed' });
      expect((await unroll(['generate', join(disk, 'run'), '--prime', 'h', '--length', '3'])).code).toBe(0);
    });
  });
});

describe('the devices', () => {
  it('are listed, and one of them computes', async () => {
    const { code, out, err } = await unroll(['devices', '--json']);
    expect(code).toBe(0);
    const [{ computes, devices, lacksGpu }] = lines(out) as [{ computes: string; devices: { kind: string }[]; lacksGpu: boolean }];
    expect(devices.map(({ kind }) => kind)).toContain('cpu');
    expect(computes).toBe(devices[0]?.kind);
    expect(err !== '').toBe(lacksGpu);
    const shown = (await unroll(['devices'])).out.trim().split('\n');
    expect(shown).toHaveLength(devices.length);
    expect(shown.filter((line) => line.endsWith('(computes)'))).toHaveLength(1);
  });
});

describe('the same seed on the same machine', () => {
  it('gives bit-equal losses and weights in two processes, with dropout and the batch in two parts', async () => {
    // Workload A of the benchmark, with dropout before the output.
    const document = withNodeBefore(
      withParams(await template('text-generation', { steps: 15, batch: 64, validateEvery: 10 }), 'text', { window: 40 }),
      'output',
      { id: 'dropout', kind: 'dropout', params: { rate: 0.3 } },
    );
    const file = written('dropped.unroll.json', document);
    const [first, again, other] = [
      await unroll(['train', file, '--out', 'first', '--json']),
      await unroll(['train', file, '--out', 'again', '--json']),
      await unroll(['train', file, '--out', 'other', '--json', '--seed', '2']),
    ].map(({ code, out }) => {
      expect(code).toBe(0);
      return lines(out).flatMap(({ loss }) => (typeof loss === 'number' ? [loss] : []));
    });
    expect(first).toHaveLength(16);
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
    const run = JSON.parse(await readFile(join(scratch, 'first', 'run.json'), 'utf8')) as { plan: { shards: number } };
    expect(run.plan.shards).toBe(chooseParts(64, engineThreads()));
    const weights = join('checkpoints', '15', 'weights.safetensors');
    expect(await readFile(join(scratch, 'again', weights))).toEqual(await readFile(join(scratch, 'first', weights)));
  });
});
