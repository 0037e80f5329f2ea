import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { produce } from 'immer';
import { describe, expect, it } from 'vitest';
import { initialValues } from '../../../shared/compiler/initial-values.ts';
import { compileProgram } from '../../../shared/compiler/pipeline.ts';
import { elman } from '../../../shared/compiler/testing/hand-wired.ts';
import { network, type NetworkOptions } from '../../../shared/compiler/testing/networks.ts';
import { runFunction } from '../../../shared/compiler/testing/run-function.ts';
import { makeGroup } from '../../../shared/document/group-edit.ts';
import type { UnrollDocument } from '../../../shared/document/schema.ts';
import { probeQuestionSchema, probeResultSchema, type EngineEventName, type ProbeQuestion, type ProbeResult, type Token } from '../../../shared/ipc/contract.ts';
import { tensorCount } from '../native-function.ts';
import { EngineService } from '../service.ts';
import { scratchFolder, template, withText } from '../testing/fixtures.ts';
import { evaluate } from '../use/evaluate.ts';
import { forecast } from '../use/forecast.ts';
import { generate } from '../use/generate.ts';
import { predict } from '../use/predict.ts';
import { Prober } from './probe.ts';

const scratch = scratchFolder();
const prober = new Prober(async () => null);

function ask(document: UnrollDocument, question: ProbeQuestion, seed?: number): Promise<ProbeResult> {
  return prober.probe({ document, documentPath: null, ...(seed !== undefined && { seed }) }, probeQuestionSchema.parse(question));
}

function drawing(options: NetworkOptions): UnrollDocument {
  const document = withText(network(options), 'hello hello hello');
  return { ...document, graph: { ...document.graph, nodes: document.graph.nodes.map((node) => (node.kind === 'text' ? { ...node, params: { ...node.params, window: 5, validation: 0 } } : node)) } };
}

const column = (data: Float32Array | undefined, width: number, t: number): number[] => [...(data ?? []).slice(t * width, (t + 1) * width)];

async function trained(id: string, document: UnrollDocument) {
  const told: { event: EngineEventName; payload: unknown }[] = [];
  let tell = (): void => undefined;
  const service = new EngineService((event, payload) => { told.push({ event, payload }); tell(); });
  const folder = join(scratch, id);
  await mkdir(folder);
  const until = async (holds: () => boolean): Promise<void> => {
    while (!holds()) await new Promise<void>((resolve) => { tell = resolve; });
  };
  const statuses = (): unknown[] => told.filter(({ event }) => event === 'changed').map(({ payload }) => (payload as { status: string }).status);
  await service.handlers.train({ runId: id, folder, document, documentPath: null, resume: false });
  return { service, folder, until, statuses, told };
}

describe('a drawing before training', () => {
  const networks: readonly (readonly [string, NetworkOptions])[] = [
    ['rnn', { layers: [['one-hot'], ['rnn', { units: 6 }]] }],
    ['projection and two lstm', { layers: [['one-hot'], ['projection', { units: 3 }], ['lstm', { units: 5 }], ['lstm', { units: 4 }]] }],
    ['embedding and gru, reset after', { layers: [['embedding', { units: 3 }], ['gru', { units: 5, resetAfter: true }]] }],
    ['two divergences', { layers: [['one-hot'], ['gru', { units: 5 }]], share: 0.7, branch: { after: 'n2', layers: [['lstm', { units: 4 }]], share: 0.4, weights: { schedule: 'final' } } }],
    ['Elman by hand', elman(4)],
  ];

  it.each(networks)('%s: every tensor is the interpreter’s in float64', async (_, options) => {
    const document = drawing(options);
    const x = ['h', 'e', 'l', 'l', 'o', ' ', 'h'];
    const found = probeResultSchema.parse(await ask(document, { sequences: [{ x }, { x: 'lo' }], want: ['value', 'state', 'gate', 'grad', 'prediction'] }));
    const [first] = found.sequences;
    const facts = { symbols: 5, classes: 5, timesteps: 5, lengths: [5] };
    const program = compileProgram(document, { source: facts }, { functions: ['probe'], shards: 1, probe: { rows: 2, timesteps: 8 } });
    const index = (symbol: string): number => found.classes.indexOf(symbol);
    const lines = [x, ['l', 'o']].map((symbols) => Array.from({ length: 8 }, (_, t) => symbols[t]));
    const feeds = {
      x: lines.flatMap((line) => line.map((symbol) => (symbol === undefined ? 0 : index(symbol)))),
      y: lines.flatMap((line) => line.map((__, t) => (line[t + 1] === undefined ? 0 : index(line[t + 1] ?? '')))),
      ...Object.fromEntries(program.divergences.map(({ node }, d) => [`w/${node}`, lines.flatMap((line, row) => line.map((__, t) => (found.sequences[row]?.divergences[d]?.w[t] ?? 0) * (found.sequences[row]?.divergences[d]?.share ?? 0)))])),
    };
    const oracle = runFunction(program, 'probe', feeds, Object.fromEntries(initialValues(program, document.training.seed))).outputs;
    const wanted = Object.keys(first?.tensors ?? {}).filter((name) => name !== 'influence');
    expect(wanted.length).toBeGreaterThan(5);
    for (const name of [...wanted, ...program.divergences.map(({ node }) => `div/${node}`)]) {
      const all = oracle[name] ?? new Float64Array();
      found.sequences.forEach((sequence, row) => {
        const divergence = sequence.divergences.find(({ node }) => name === `div/${node}`);
        const tensor = divergence ? { shape: [sequence.length, 1], data: divergence.div } : sequence.tensors[name];
        const width = tensor?.shape[1] ?? 0;
        expect(tensor?.data.length).toBe(sequence.length * width);
        for (let t = 0; t < sequence.length - (divergence ? 1 : 0); t++)
          for (let k = 0; k < width; k++) expect(Math.abs((tensor?.data[t * width + k] ?? Number.NaN) - (all[(t * 2 + row) * width + k] ?? Number.NaN)), `${name} ${t} ${k}`).toBeLessThan(2e-6);
      });
    }
    for (const [name, { data }] of Object.entries(found.tensors)) data.forEach((value, i) => { expect(Math.abs(value - (oracle[name]?.[i] ?? Number.NaN)), name).toBeLessThan(5e-6); });
    expect(Object.keys(found.tensors).length).toBeGreaterThan(2);
  });

  it('takes for 0 what is too small for a normal float32, as TensorFlow does in threads of its own', async () => {
    const document = drawing({ layers: [['one-hot'], ['lstm', { units: 4 }]] });
    const gradient = async (weight: number) => {
      const { sequences: [one] } = await ask(document, { sequences: [{ x: 'hello', w: { div: [weight, weight, weight, weight, 0] } }], want: ['grad/state/n2/h'] });
      return [...(one?.tensors['grad/state/n2/h']?.data ?? [])].slice(0, 16);
    };
    const least = 2 ** -126;
    expect((await gradient(1)).every((value) => value !== 0)).toBe(true);
    const tiny = await gradient(2 * least);
    expect(tiny.filter((value) => value === 0).length).toBeGreaterThan(0);
    expect(tiny.every((value) => value === 0 || Math.abs(value) >= least)).toBe(true);
  });

  it('judges each timestep alone: the matrix is the norms of one-hot rows', async () => {
    const document = drawing({ layers: [['one-hot'], ['lstm', { units: 4 }]] });
    const x = 'hello hello hello hell';
    const of = 'state/n2/c';
    const { sequences: [whole] } = await ask(document, { sequences: [{ x }], alone: { of } });
    const length = x.length;
    const matrix = whole?.alone?.data ?? new Float32Array();
    expect(whole?.alone?.shape).toEqual([length, length]);
    for (const tau of [0, 7, length - 2]) {
      const w = { div: Array.from({ length }, (_, t) => (t === tau ? 1 : 0)) };
      const { sequences: [one] } = await ask(document, { sequences: [{ x, w }], want: [`grad/${of}`] });
      for (let t = 0; t < length; t++) {
        const norm = Math.hypot(...column(one?.tensors[`grad/${of}`]?.data, 4, t));
        expect(matrix[tau * length + t]).toBeCloseTo(norm, 6);
        expect(norm > 0).toBe(t <= tau);
      }
    }
    // Nothing is desired after the last symbol.
    expect([...matrix.slice((length - 1) * length)].every((value) => value === 0)).toBe(true);
  });

  it('owes the log probability of a symbol to those before it: influence adds up what the embedding gives', async () => {
    const document = drawing({ layers: [['embedding', { units: 4 }], ['gru', { units: 5 }]] });
    const w = { div: [0, 0, -1, 0] };
    const { sequences: [found] } = await ask(document, { sequences: [{ x: 'hell', d: 'ello', w }], want: ['influence', 'value/n1', 'grad/value/n1'] });
    for (let t = 0; t < 4; t++) {
      const product = column(found?.tensors['value/n1/out']?.data, 4, t).reduce((sum, value, k) => sum + value * (column(found?.tensors['grad/value/n1/out']?.data, 4, t)[k] ?? 0), 0);
      expect(found?.tensors.influence?.data[t]).toBeCloseTo(product, 6);
      expect(product !== 0).toBe(t <= 2);
    }
  });

  it('holds units', async () => {
    const document = drawing({ layers: [['one-hot'], ['lstm', { units: 4 }]] });
    const { sequences: [found] } = await ask(document, { sequences: [{ x: 'hell' }], want: ['state'], hold: [{ state: 'n2/h', unit: 1, value: 0.5 }, { state: 'n2/c', unit: 0, value: 0 }] });
    for (let t = 0; t < 4; t++) {
      expect(column(found?.tensors['state/n2/h']?.data, 4, t)[1]).toBe(0.5);
      expect(column(found?.tensors['state/n2/c']?.data, 4, t)[0]).toBe(0);
    }
    await expect(ask(document, { sequences: [{ x: 'h' }], hold: [{ state: 'n2/q', unit: 0, value: 0 }] })).rejects.toMatchObject({ key: 'errors:probe.noState' });
    await expect(ask(document, { sequences: [{ x: 'h' }], hold: [{ state: 'n2/h', unit: 4, value: 0 }] })).rejects.toMatchObject({ key: 'errors:probe.noUnit' });
  });

  it('says what it cannot do', async () => {
    const document = drawing({ layers: [['one-hot'], ['rnn', { units: 300 }]] });
    const refused = (question: ProbeQuestion, key: string) => expect(ask(document, question)).rejects.toMatchObject({ key: `errors:${key}` });
    await refused({ sequences: [{ x: '' }] }, 'probe.empty');
    await refused({ sequences: [{ x: 'hex' }] }, 'data.unknownSymbol');
    await refused({ sequences: [{ x: 'he', d: 'hel' }] }, 'probe.lengths');
    await refused({ sequences: [{ x: 'he', w: { div: [1] } }] }, 'probe.lengths');
    await refused({ sequences: [{ x: 'he', w: { other: [1, 1] } }] }, 'probe.noDivergence');
    await refused({ sequences: [{ x: 'he' }], want: ['state/n9'] }, 'probe.noTensor');
    await refused({ sequences: [{ x: 'he' }], alone: { of: 'gate/n2/a' } }, 'probe.noTensor');
    await refused({ sequences: [{ x: [[1]] }] }, 'engine.symbolInputs');
    await refused({ sequences: Array.from({ length: 64 }, () => ({ x: 'hello '.repeat(80) })), want: ['state', 'grad', 'value'] }, 'probe.tooLarge');
  });
});

describe('other data', () => {
  it('questions of several lengths in one call are what each is alone; their answer is asked for by name', async () => {
    const document = await template('many-to-one');
    const given = [{ x: 'color of sky', d: 'blue' }, { x: ['ruby', 'color'], d: 'red' }, { x: 'color of snow' }];
    const want = ['state', 'gate', 'grad/state', 'prediction', 'influence'];
    const together = await ask(document, { sequences: given, want });
    for (const [i, sequence] of given.entries()) {
      const { sequences: [alone] } = await ask(document, { sequences: [sequence], want });
      const found = together.sequences[i];
      expect(found?.targets).toEqual(alone?.targets);
      expect(found?.length).toBe(alone?.length);
      for (const [name, { shape, data }] of Object.entries(alone?.tensors ?? {})) {
        expect(found?.tensors[name]?.shape).toEqual(shape);
        data.forEach((value, k) => { expect(Math.abs((found?.tensors[name]?.data[k] ?? Number.NaN) - value)).toBeLessThan(1e-6); });
      }
    }
    expect([...(together.sequences[0]?.divergences[0]?.w ?? [])]).toEqual([0, 0, 1]);
    expect(together.classes[together.sequences[0]?.targets?.at(-1) ?? -1]).toBe('blue');
    // A symbol has one index wherever it stands, and another one another.
    const indices = together.sequences.flatMap(({ symbols, indices }) => symbols?.map((symbol, t) => `${symbol} ${indices?.[t] ?? -1}`) ?? []);
    const known = ['color', 'of', 'sky', 'ruby', 'snow'];
    expect(new Set(indices).size).toBe(known.length);
    expect(new Set(indices.map((each) => each.split(' ')[1])).size).toBe(known.length);
    // No answer, no judge.
    expect(together.sequences[2]).toMatchObject({ divergences: [{ total: 0, sumW: 0, loss: null }] });
    await expect(ask(document, { sequences: [{ x: 'color of sky', d: 'loud' }] })).rejects.toMatchObject({ key: 'errors:probe.noAnswer' });
  });

  it('numbers are read and told as in the table; influence adds up over channels', async () => {
    const document = await template('sine-forecast');
    const rows = Array.from({ length: 12 }, (_, t) => [Math.sin(t / 2)]);
    const { sequences: [found], classes } = await ask(document, { sequences: [{ x: rows }], want: ['prediction', 'grad/value', 'influence'] });
    expect(classes).toEqual(['wave']);
    expect(found).toMatchObject({ symbols: null, targets: null, length: 12 });
    const source = document.graph.nodes.find(({ kind }) => kind === 'sequence')?.id ?? '';
    expect(found?.tensors[`grad/value/${source}/values`]?.shape).toEqual([12, 1]);
    expect(found?.tensors.influence?.data.some((value) => value !== 0)).toBe(true);
    const horizon = [...(found?.divergences[0]?.div ?? [])].filter(Number.isNaN).length;
    expect(horizon).toBeGreaterThan(0);
    await expect(ask(document, { sequences: [{ x: 'text' }] })).rejects.toMatchObject({ key: 'errors:engine.realInputs' });
    await expect(ask(document, { sequences: [{ x: [[1, 2]] }] })).rejects.toMatchObject({ key: 'errors:data.brokenRows' });
  });

  it('nodes of a group are named after its instance', async () => {
    const plain = drawing(elman(3));
    const grouped = produce(plain, makeGroup(['w', 'u', 's', 'h', 'z'], { id: 'g', name: 'Cell', instance: { id: 'cell', kindVersion: 1 } }));
    const [one, other] = await Promise.all([plain, grouped].map((document) => ask(document, { sequences: [{ x: 'hello' }], want: ['value', 'grad/value'] })));
    const tensors = (result: ProbeResult | undefined): ProbeResult['sequences'][number]['tensors'] => result?.sequences[0]?.tensors ?? {};
    expect(tensors(other)['value/cell/h/out']).toEqual(tensors(one)['value/h/out']);
    expect(tensors(other)['grad/value/cell/z/out']).toEqual(tensors(one)['grad/value/z/out']);
  });
});

describe('a text', () => {
  it('is written with units held, as the probe of that text says', async () => {
    const { folder, until, statuses } = await trained('held', await template('hello', { steps: 30 }));
    await until(() => statuses().includes('done'));
    const [recurrent] = (await template('hello')).graph.nodes.filter(({ kind }) => ['lstm', 'gru', 'rnn'].includes(kind));
    const hold = [0, 1, 2].map((unit) => ({ state: `${recurrent?.id ?? ''}/h`, unit, value: unit - 1 }));
    const tokens: Omit<Token, 'requestId'>[] = [];
    const options = { prime: 'he', length: 6, temperature: 1, seed: 3 };
    const { text } = await generate(folder, { ...options, hold }, { onToken: (token) => void tokens.push(token) });
    const { sequences: [found], classes } = await prober.probe({ runId: 'held', folder, at: 'now' }, probeQuestionSchema.parse({ sequences: [{ x: text }], want: ['prediction'], hold }));
    const [prediction] = Object.values(found?.tensors ?? {});
    const free = Object.values((await prober.probe({ runId: 'held', folder, at: 'now' }, probeQuestionSchema.parse({ sequences: [{ x: text }], want: ['prediction'] }))).sequences[0]?.tensors ?? {})[0];
    expect(free?.data).not.toEqual(prediction?.data);
    for (const { primed, probability, drawn } of tokens) {
      expect(drawn === null).toBe(primed);
      const { u, from, to } = drawn ?? { u: 0, from: 0, to: probability };
      expect(u).toBeGreaterThan(from - 1e-6);
      expect(u).toBeLessThan(to + 1e-6);
      expect(to - from).toBeCloseTo(probability, 6);
    }
    for (const [t, { primed, symbol, probability }] of tokens.entries())
      if (!primed) expect(prediction?.data[(t - 1) * classes.length + classes.indexOf(symbol)]).toBeCloseTo(probability, 5);
    await expect(generate(folder, { ...options, hold: [{ state: 'x/h', unit: 0, value: 0 }] })).rejects.toMatchObject({ key: 'errors:probe.noState' });
  });

  it('is written with the weights of a recorded moment, whatever was learned since', async () => {
    const { service, folder, until, statuses } = await trained('moments', await template('hello', { steps: 200, checkpointEvery: 100 }));
    await until(() => statuses().includes('done'));
    const options = { prime: 'h', length: 4, temperature: 1, seed: 1 };
    const writtenAt = async (at: number | undefined): Promise<{ symbol: string; probability: number }[]> => {
      const told: { symbol: string; probability: number }[] = [];
      await generate(folder, { ...options, ...(at !== undefined && { at }) }, { onToken: ({ primed, symbol, probability }) => void (!primed && told.push({ symbol, probability })) });
      return told;
    };
    const [newest, last, middle, between, first] = [await writtenAt(undefined), await writtenAt(200), await writtenAt(100), await writtenAt(150), await writtenAt(0)];
    expect(last).toEqual(newest);
    expect(between).toEqual(middle);
    expect(middle).not.toEqual(newest);
    const { sequences: [found], classes } = await prober.probe({ runId: 'moments', folder, at: 0 }, probeQuestionSchema.parse({ sequences: [{ x: 'h' }], want: ['prediction'] }));
    expect(first[0]?.probability).toBeCloseTo(Object.values(found?.tensors ?? {})[0]?.data[classes.indexOf(first[0]?.symbol ?? '')] ?? Number.NaN, 5);
    expect(await service.handlers.excerpt({ of: { runId: 'moments', folder, at: 'now' }, from: 1, timesteps: 3 })).toMatchObject({ type: 'text', total: 5, from: 1, sequences: [{ x: ['e', 'l', 'l'] }] });
  });
});

describe('a forecast', () => {
  it('goes on with units held as the probe of its rows says', async () => {
    const { folder, until, statuses } = await trained('wave', await template('sine-forecast', { steps: 20 }));
    await until(() => statuses().includes('done'));
    const hold = [0, 3].map((unit) => ({ state: 'rnn/h', unit, value: 0.5 }));
    const rows = Array.from({ length: 30 }, (_, t) => Math.sin(t / 4));
    const ask = { prime: rows.join(' '), length: 1 };
    const [held, free] = [await forecast(folder, { ...ask, hold }), await forecast(folder, ask)];
    const { sequences: [found] } = await prober.probe({ runId: 'wave', folder, at: 'now' }, probeQuestionSchema.parse({ sequences: [{ x: rows.map((value) => [value]) }], want: ['prediction'], hold }));
    expect(held.values[0]?.[0]).toBeCloseTo(Object.values(found?.tensors ?? {})[0]?.data.at(-1) ?? Number.NaN, 4);
    expect(held.values).not.toEqual(free.values);
    await expect(forecast(folder, { ...ask, hold: [{ state: 'rnn/h', unit: 99, value: 0 }] })).rejects.toMatchObject({ key: 'errors:probe.noUnit' });
  });
});

describe('a run', () => {
  it('is probed at its checkpoint, agrees with predict and evaluate, and before training', async () => {
    const { service, folder, until, statuses } = await trained('hello', await template('hello', { steps: 40, checkpointEvery: 20 }));
    await until(() => statuses().includes('done'));
    const probe = (question: ProbeQuestion, at: 'now' | 'initial' | number = 'now') => service.handlers.probe({ of: { runId: 'hello', folder, at }, ask: probeQuestionSchema.parse(question) });
    const [now, twenty, before] = [await probe({ sequences: [{ x: 'hell', d: 'ello' }], want: ['prediction', 'weight'] }), await probe({ sequences: [{ x: 'hell' }] }, 20), await probe({ sequences: [{ x: 'hell' }], want: ['weight'] }, 'initial')];
    expect([now, twenty, before].map(({ weights }) => weights)).toEqual([{ from: 'checkpoint', step: 40 }, { from: 'checkpoint', step: 20 }, { from: 'initial', step: 0 }]);
    const said = await predict(folder, [['h', 'e', 'l', 'l']]);
    const divergence = now.sequences[0]?.divergences[0]?.node ?? '';
    const prediction = now.sequences[0]?.tensors[`prediction/${divergence}`];
    said.predictions[0]?.probabilities.flat().forEach((value, i) => { expect(prediction?.data[i]).toBeCloseTo(value, 6); });
    expect(now.loss).toBeCloseTo((await evaluate(folder, null)).loss ?? Number.NaN, 5);
    // The checkpoint of step 0 holds what the seed gives.
    const zero = await probe({ sequences: [{ x: 'hell' }], want: ['weight'] }, 0);
    for (const [name, { data }] of Object.entries(before.tensors)) expect(zero.tensors[name]?.data).toEqual(data);
  });

  it('shows one step of the optimizer as training takes it', async () => {
    const document = await template('hello', { steps: 1, checkpointEvery: 1, clipNorm: 0.1 });
    const { service, folder, until, statuses, told } = await trained('one', { ...document, training: { ...document.training, batch: 1 } });
    await until(() => statuses().includes('done'));
    const probe = (at: number) => service.handlers.probe({ of: { runId: 'one', folder, at }, ask: probeQuestionSchema.parse({ sequences: [{ x: 'hell', d: 'ello' }], want: at === 0 ? ['next', 'grad/weight'] : ['weight'], step: at === 0 }) });
    const [planned, taken] = [await probe(0), await probe(1)];
    const metrics = told.flatMap(({ event, payload }) => (event === 'progress' ? (payload as { metrics: { loss: number; norm: number }[] }).metrics : []));
    expect(planned.loss).toBeCloseTo(metrics[0]?.loss ?? Number.NaN, 5);
    expect(planned.step?.norm).toBeCloseTo(metrics[0]?.norm ?? Number.NaN, 5);
    expect(planned.step?.factor).toBeCloseTo(0.1 / (planned.step?.norm ?? Number.NaN), 9);
    const weights = Object.keys(taken.tensors);
    expect(weights.length).toBeGreaterThan(3);
    for (const name of weights) taken.tensors[name]?.data.forEach((value, i) => { expect(planned.tensors[name.replace('weight/', 'next/')]?.data[i]).toBeCloseTo(value, 5); });
  });

  it('that trains is probed between its steps, which changes nothing and leaves no tensor behind', async () => {
    const document = await template('hello', { steps: 4_000, sampleEvery: 0 });
    const quiet = await trained('quiet', document);
    await quiet.until(() => quiet.statuses().includes('done'));
    const asked = await trained('asked', document);
    const question = { of: { runId: 'asked', folder: asked.folder, at: 'now' as const }, ask: probeQuestionSchema.parse({ sequences: [{ x: 'hell', d: 'ello' }], want: ['state', 'grad/state'] }) };
    const moments: ProbeResult['weights'][] = [];
    while (!asked.statuses().includes('done')) moments.push((await asked.service.handlers.probe(question)).weights);
    const live = moments.filter(({ from }) => from === 'live');
    expect(live.length).toBeGreaterThan(2);
    expect(new Set(live.map(({ step }) => step)).size).toBeGreaterThan(2);
    const weights = await Promise.all([quiet, asked].map(async ({ service, folder }, i) => (await service.handlers.probe({ of: { runId: ['quiet', 'asked'][i] ?? '', folder, at: 4_000 }, ask: probeQuestionSchema.parse({ sequences: [{ x: 'h' }], want: ['weight'] }) })).tensors));
    expect(weights[1]).toEqual(weights[0]);
    const before = tensorCount();
    await asked.service.handlers.probe(question);
    expect(tensorCount()).toBe(before);
  });
});
