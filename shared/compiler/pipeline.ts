import type { UnrollDocument } from '../document/schema.ts';
import { Numbering } from './block-builder.ts';
import type { FactsByNode } from './diagnostics.ts';
import type { BuiltFunction } from './functions/function-builder.ts';
import { buildEvaluate, buildGet, buildPredict, buildSet, buildStep } from './functions/inference.ts';
import { buildProbe, probeShape } from './functions/probe.ts';
import { buildTrain, type Passes } from './functions/train.ts';
import { buildWrite } from './functions/write.ts';
import type { Block, Operation } from './ir/types.ts';
import { hoist } from './passes/hoist.ts';
import { judgeEarly } from './passes/judge.ts';
import { lookUp } from './passes/look-up.ts';
import { dropDead } from './passes/drop-dead.ts';
import { sink } from './passes/sink.ts';
import { unroll } from './passes/unroll.ts';
import { planLoop } from './loop/plan-loop.ts';
import type { CompileOptions, Loops, NamedFunction, Program, ShortTrain } from './program.ts';
import { resolveDocument, type Resolved } from './resolve.ts';
import type { Pass, StageId, Watch } from './stages.ts';
import { isShortTrain, shortened } from './short-train.ts';
import { variablesOf } from './variables.ts';

/**
 * The compiler, top to bottom: resolve, check, infer shapes (`resolveDocument`), lower (`functions/*` through `lowerGraph`),
 * then the passes below, with differentiation and update between them in `buildTrain`. Batch parts and emission follow
 * (`functions/sequence-part.ts`, `emit/`).
 * `watch` is told of each stage of `train`.
 * @throws UserError for a document that cannot train, in one sentence.
 */
export function compileProgram(
  document: UnrollDocument,
  facts: FactsByNode,
  options: CompileOptions,
  watch: Watch = () => undefined,
): Program {
  const resolved = resolveDocument(document, facts);
  const numbering = new Numbering();
  const { batch } = resolved.training;
  const parts = chooseParts(batch, options.shards);
  const variables = variablesOf(resolved, options.functions, batch);
  const loops = options.loops ?? 'unrolled';
  const passes = passesOf(numbering, loops, () => undefined);
  const build: Record<NamedFunction, () => BuiltFunction> = {
    train: () => buildTrain(numbering, resolved, variables, { batch, parts }, passesOf(numbering, loops, watch, options.leaveOut)),
    evaluate: () => buildEvaluate(numbering, resolved, variables, { batch, parts }, passes),
    predict: () => buildPredict(numbering, resolved, variables, passes),
    step: () => buildStep(numbering, resolved, variables, passes, options.holds),
    write: () => buildWrite(numbering, resolved, variables, passes, options),
    probe: () => buildProbe(numbering, resolved, variables, probeShape(options), passes),
    get: () => buildGet(numbering, variables),
    set: () => buildSet(numbering, variables),
  };
  const buildShort = (name: ShortTrain) => buildTrain(numbering, shortened(resolved, name), variables, { batch, parts }, passes);
  const built = options.functions.map((name) => [name, isShortTrain(name) ? buildShort(name) : build[name]()] as const);
  return {
    ...sizesOf(resolved, batch, parts),
    loops,
    variables: [...variables.values()],
    functions: Object.fromEntries(built.map(([name, { signature }]) => [name, signature])),
    code: Object.fromEntries(built.map(([name, { code }]) => [name, { ...code, block: dropDead(code.block) }])),
  };
}

function sizesOf({ task, facts, divergences }: Resolved, batch: number, shards: number) {
  return {
    task,
    timesteps: facts.timesteps,
    batch,
    symbols: facts.symbols,
    classes: facts.classes,
    channels: facts.channels,
    shards,
    divergences: divergences.map(({ node, share, measure, judged }) => ({ node: node.id, share, measure, judged })),
  };
}

/** Rewrites of the forward block, in their order, each with its reason. */
const forward: readonly Pass[] = [
  { id: 'judge', run: judgeEarly }, // unjudged timesteps get no output layer
  { id: 'hoist', run: hoist }, // what does not depend on the state is computed for all timesteps at once
  { id: 'lookUp', run: lookUp }, // one-hot times a kernel is a row of the kernel
];

/** Rewrites of the block with its gradients. */
const whole: Readonly<Record<Loops, readonly Pass[]>> = {
  unrolled: [
    { id: 'sink', run: sink }, // gradients summed over time become one large product
    { id: 'unroll', run: unroll }, // the loop becomes straight code, where zeros and stacks disappear
  ],
  native: [
    { id: 'sink', run: sink },
    // loops that one operation can run stay; the others, and those of one timestep, become straight code
    { id: 'unroll', run: (numbering, block) => unroll(numbering, block, isNative) },
  ],
};

function isNative(scan: Operation): boolean {
  return Number(scan.attrs.length) > 1 && planLoop(scan) !== null;
}

function passesOf(numbering: Numbering, loops: Loops, watch: Watch, leaveOut: readonly StageId[] = []): Passes {
  const run = (passes: readonly Pass[]) => (block: Block) =>
    passes.filter(({ id }) => !leaveOut.includes(id)).reduce((before, pass) => {
      const { equal, known } = numbering.spared;
      const after = pass.run(numbering, before);
      watch(pass.id, before, after, { equal: numbering.spared.equal - equal, known: numbering.spared.known - known });
      return after;
    }, block);
  return { forward: run(forward), whole: run(whole[loops]), watch };
}

/** At least this many sequences a part: with fewer, the products of a timestep are too small to be worth a core. */
const sequencesAPart = 8;

/** The largest number of equal parts, at most `limit`, that leaves each part enough sequences. */
export function chooseParts(batch: number, limit: number): number {
  for (let parts = Math.min(limit, Math.floor(batch / sequencesAPart)); parts > 1; parts--)
    if (batch % parts === 0) return parts;
  return 1;
}
