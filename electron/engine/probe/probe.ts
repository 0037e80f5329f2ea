import { portOf } from '../../../shared/compiler/functions/judge.ts';
import { UserError } from '../../../shared/errors.ts';
import { PROBE_LIMIT_MB, type EngineProbeOf, type HeldUnit, type ParsedProbeQuestion, type ProbedSequence, type ProbeResult, type ProbeTensor } from '../../../shared/ipc/contract.ts';
import { normsOverTime } from '../../../shared/norms-over-time.ts';
import { Breath } from '../breath.ts';
import { callProbe, type ProbeRow } from './call-probe.ts';
import { catalogueOf, INFLUENCE, influenceParts, someNames, wantedNames, type Catalogue } from './catalogue.ts';
import { oneStep, weightTensors } from './one-step.ts';
import { lossOf, sequenceOf, sum } from './probed-sequence.ts';
import { readSequence, type ReadSequence } from './read-sequence.ts';
import { ProbeSessions, ROWS_AT_ONCE, type ProbeSession } from './sessions.ts';
import { subjectOf, type LiveWeights, type Subject } from './subject.ts';

/** Looks at networks at every timestep. One question after the other; compiled programs are kept between them. */
export class Prober {
  readonly #sessions = new ProbeSessions();
  readonly #live: LiveWeights;
  #last: Promise<unknown> = Promise.resolve();

  constructor(live: LiveWeights) {
    this.#live = live;
  }

  /**
   * @throws UserError no such run or checkpoint; symbols, answers, tensors, states or divergences that the network does not have;
   * more than `PROBE_LIMIT_MB`.
   */
  probe(of: EngineProbeOf, ask: ParsedProbeQuestion): Promise<ProbeResult> {
    const answer = this.#last.then(() => this.#probe(of, ask));
    this.#last = answer.catch(() => undefined);
    return answer;
  }

  async close(): Promise<void> {
    await this.#last;
    await this.#sessions.close();
  }

  async #probe(of: EngineProbeOf, ask: ParsedProbeQuestion): Promise<ProbeResult> {
    // However fast questions come, what trains has its turn between them.
    const breath = new Breath();
    await breath.take();
    const subject = await subjectOf(of, this.#live, ask.step ? 'all' : 'weights');
    const sequences = ask.sequences.map((each) => readSequence(subject, each));
    const longest = Math.max(...sequences.map(({ length }) => length));
    const ready = await this.#sessions.take(subject, Math.min(ROWS_AT_ONCE, sequences.length), longest, ask.hold.length > 0);
    const catalogue = catalogueOf(ready.session.program);
    const wanted = wantedNames(catalogue, ask);
    requireRoom(catalogue, wanted, ask, sequences);

    const rows = sequences.map((sequence): ProbeRow => ({ sequence, w: weighing(subject, sequence, sequences, ask.step ? 'loss' : ask.objective) }));
    const probed: ProbedSequence[] = [];
    const sums = new Map<string, Float32Array>();
    for (let begin = 0; begin < rows.length; begin += ROWS_AT_ONCE) {
      await breath.takeIfDue();
      const chunk = rows.slice(begin, begin + ROWS_AT_ONCE);
      const found = callProbe(ready, chunk, ask.hold, fetched(ready, catalogue, wanted, ask));
      chunk.forEach(({ sequence }, row) => probed.push(sequenceOf(subject, catalogue, wanted, found, sequence, row)));
      for (const [name, values] of Object.entries(found.outputs)) if (name.startsWith('grad/weight/')) addTo(sums, name, values);
    }
    const { alone } = ask;
    if (alone) for (const [i, sequence] of sequences.entries()) Object.assign(probed[i] ?? {}, { alone: await this.#alone(subject, catalogue, sequence, alone, ask.hold, breath) });
    const weights = weightTensors(ready.session.program, subject.weights, sums, wanted);
    const step = ask.step ? oneStep(subject, ready.session.program, sums, wanted) : null;
    return {
      took: breath.worked,
      weights: { from: subject.weights.from, step: subject.weights.step },
      classes: [...(subject.answers.length > 0 ? subject.answers : (subject.series?.columns ?? subject.vocabulary.symbols))],
      symbols: [...subject.vocabulary.symbols],
      available: catalogue.sequence.map(({ name, width }) => ({ name, width })),
      sequences: probed,
      loss: lossOf(subject, probed),
      tensors: { ...weights, ...step?.next },
      step: step?.figures ?? null,
    };
  }

  /** ‖∂Div_τ/∂v_t‖, `[τ, t]`: a row of the batch for every τ, which judges that timestep alone. */
  async #alone(subject: Subject, catalogue: Catalogue, sequence: ReadSequence, { of, divergence }: NonNullable<ParsedProbeQuestion['alone']>, hold: readonly HeldUnit[], breath: Breath): Promise<ProbeTensor> {
    const name = `grad/${of}`;
    const entry = catalogue.sequence.find((each) => each.name === name);
    if (!entry) throw new UserError('errors:probe.noTensor', { name, known: someNames(catalogue, 'grad/') });
    const judge = divergence ?? sequence.divergences[0]?.node ?? '';
    if (!sequence.divergences.some(({ node }) => node === judge)) throw new UserError('errors:probe.noDivergence', { divergence: judge });
    const { length } = sequence;
    const data = new Float32Array(length * length);
    const judged = sequence.desired.flatMap((is, t) => (is ? [t] : []));
    const ready = await this.#sessions.take(subject, Math.min(ROWS_AT_ONCE, judged.length), length, hold.length > 0);
    for (let begin = 0; begin < judged.length; begin += ready.rows) {
      await breath.takeIfDue();
      const taus = judged.slice(begin, begin + ready.rows);
      const rows = taus.map((tau): ProbeRow => ({ sequence, w: { [judge]: Float32Array.from({ length }, (_, t) => (t === tau ? 1 : 0)) } }));
      const found = callProbe(ready, rows, hold, new Set([name]));
      taus.forEach((tau, row) => { data.set(normsOverTime(found.row(name, row, entry.width), entry.width), tau * length); });
    }
    return { shape: [length, length], data };
  }
}

/** The w that a row is fed: the objective is Σ of it times Div. */
function weighing({ document }: Subject, sequence: ReadSequence, all: readonly ReadSequence[], objective: ParsedProbeQuestion['objective']): ProbeRow['w'] {
  return Object.fromEntries(sequence.divergences.map(({ node, share, w, given }, i) => {
    const sumW = all.reduce((total, { divergences }) => total + sum(divergences[i]?.w ?? []), 0);
    const divisor = document.training.reduction === 'sum' ? all.length : Math.max(sumW, 1e-12);
    const factor = objective === 'loss' ? share / divisor : given ? 1 : share;
    return [node, w.map((value) => value * factor)];
  }));
}

/** Everything that the program must compute for this question. */
function fetched({ session: { program } }: ProbeSession, catalogue: Catalogue, wanted: ReadonlySet<string>, { step }: ParsedProbeQuestion): Set<string> {
  const names = new Set(program.divergences.map(({ node }) => portOf('div', node)));
  for (const name of wanted) if (catalogue.sequence.some((each) => each.name === name) && name !== INFLUENCE) names.add(name);
  if (wanted.has(INFLUENCE)) for (const name of influenceParts(catalogue)) names.add(name);
  for (const { name } of catalogue.weights) if (step || wanted.has(`grad/weight/${name}`)) names.add(`grad/weight/${name}`);
  return names;
}

function addTo(sums: Map<string, Float32Array>, name: string, values: Float32Array): void {
  const before = sums.get(name);
  sums.set(name, before ? before.map((value, i) => value + (values[i] ?? 0)) : values);
}

function requireRoom(catalogue: Catalogue, wanted: ReadonlySet<string>, { alone }: ParsedProbeQuestion, sequences: readonly ReadSequence[]): void {
  const widths = catalogue.sequence.reduce((total, { name, width }) => total + (wanted.has(name) ? width : 0), 0);
  const numbers = sequences.reduce((total, { length }) => total + length * widths + (alone ? length ** 2 : 0), 0)
    + catalogue.weights.reduce((total, { name, size }) => total + size * ['weight', 'grad/weight', 'next'].filter((kind) => wanted.has(`${kind}/${name}`)).length, 0);
  const megabytes = Math.ceil((numbers * 4) / 2 ** 20);
  if (megabytes > PROBE_LIMIT_MB) throw new UserError('errors:probe.tooLarge', { megabytes, limit: PROBE_LIMIT_MB });
}
