import type { UnrollDocument } from '../../document/schema.ts';
import { UserError } from '../../errors.ts';
import { nodeTitle } from '../../nodes/title.ts';
import type { FactsByNode } from '../diagnostics.ts';
import { nth } from '../ops/op.ts';
import { resolveDocument } from '../resolve.ts';
import { FunctionBody } from './function-body.ts';
import { GraphBuilder } from './graph-builder.ts';
import { buildInferenceStep, type InferenceStep } from './inference-step.ts';
import { layerNames } from './layer-names.ts';
import { encodeSavedModel, type FunctionArg, type FunctionDef, type SignatureDef, type TensorInfo } from './protobuf.ts';

export interface InferenceModel {
  /** Of `saved_model.pb`. */
  readonly bytes: Uint8Array;
  /** What each divergence judges, in their order. */
  readonly outputs: readonly { readonly name: string; readonly divergence: string }[];
  /** Inputs and outputs of `step` beside `x` and the outputs, `[B, width]` each. */
  readonly states: readonly { readonly name: string; readonly width: number }[];
}

/** Sizes and names that the pieces of the graph share. */
interface Plan {
  readonly step: InferenceStep;
  readonly states: InferenceModel['states'];
  readonly outputs: InferenceModel['outputs'];
  readonly classes: number;
  /** Are questions padded with −1 on the left? */
  readonly padded: boolean;
}

/**
 * The trained network as a SavedModel for inference, its weights constants (no variables to restore), for batches of any
 * size. Only ops that TensorFlow 2.7 has.
 * - `serving_default`: x i32 `[B, T]`, any T, to probabilities f32 `[B, T, C]`, from a state of zero. Questions of different
 *   lengths are padded with −1 on the left: the state stays zero there.
 * - `step`: x i32 `[B]` and each state `[B, width]` to probabilities `[B, C]` and each state, to go on from.
 *
 * Where several divergences judge the network, each has an output of its own, `probabilities_<name of the divergence>`.
 *
 * The network at one timestep is one function; `serving_default` calls it in a loop.
 * @param weights values by variable, row-major
 * @throws UserError the document has errors, or a node that cannot go timestep by timestep
 */
export function emitInferenceModel(
  document: UnrollDocument,
  facts: FactsByNode,
  weights: (variable: string) => Float32Array,
): InferenceModel {
  const resolved = resolveDocument(document, facts);
  const ahead = resolved.nodes.find(({ kind }) => kind.seesAhead);
  if (ahead) throw new UserError('errors:export.seesAhead', { node: nodeTitle(ahead.node) });
  const step = buildInferenceStep(resolved);
  const names = layerNames(resolved.nodes.map(({ node }) => node));
  const states = step.states.map(({ name, width }) => {
    const slash = name.lastIndexOf('/');
    return { name: `${names.get(name.slice(0, slash)) ?? ''}_${name.slice(slash + 1)}`, width };
  });
  const outputs = outputsOf(step);
  const plan: Plan = { step, states, outputs, classes: resolved.facts.classes, padded: resolved.task === 'answer' };
  const graph = new GraphBuilder('n');
  const signatures = { serving_default: serveSignature(graph, plan), step: stepSignature(graph, plan) };
  const library = [stepFunction(plan, weights), loopCondition(plan), loopBody(plan)];
  return { bytes: encodeSavedModel(graph.nodes, signatures, library), outputs, states };
}

function outputsOf({ outputs }: InferenceStep): InferenceModel['outputs'] {
  const names = layerNames(outputs.map(({ node }) => node));
  return outputs.map(({ node: { id } }) => ({ name: outputs.length > 1 ? `probabilities_${names.get(id) ?? id}` : 'probabilities', divergence: id }));
}

const STEP = 'unroll_step';
const CONDITION = 'unroll_more_timesteps';
const BODY = 'unroll_timestep';

const stateArgs = ({ states }: Plan): FunctionArg[] => states.map((_, i) => ({ name: `s${i}`, dtype: 'f32' }));
/** The outputs so far, one list each. */
const listArgs = ({ outputs }: Plan): FunctionArg[] => outputs.map((_, i) => ({ name: `list${i}`, dtype: 'variant' }));

const stepTypes = (plan: Plan) => ({
  Tin: { types: ['i32', ...stateArgs(plan).map(() => 'f32' as const)] },
  Tout: { types: [...plan.outputs, ...plan.states].map(() => 'f32' as const) },
  f: { func: STEP },
}) as const;

/** (x, states) to (outputs, states). */
function stepFunction(plan: Plan, weights: (variable: string) => Float32Array): FunctionDef {
  const { block, weights: learned } = plan.step;
  const w = new FunctionBody('n');
  const states = stateArgs(plan);
  const [x, ...rest] = block.params;
  if (x) w.bind(x, 'x');
  learned.forEach(({ name, shape }, i) => {
    const tensor = { dtype: 'f32', shape, values: weights(name) } as const;
    w.bind(nth(rest, i), w.node('Const', [], { dtype: { type: 'f32' }, value: { tensor } }));
  });
  states.forEach(({ name }, i) => { w.bind(nth(rest, learned.length + i), name); });
  w.emitBlock(block);
  const outputs = [...plan.outputs.map((_, i) => ({ name: `y${i}`, dtype: 'f32' as const })), ...states.map(({ name }) => ({ name: `${name}_next`, dtype: 'f32' as const }))];
  return w.toFunction(
    STEP,
    [{ name: 'x', dtype: 'i32' }, ...states],
    outputs.map((output, i) => ({ ...output, tensor: w.name(nth(block.results, i)) })),
  );
}

/** What the loop hands from timestep to timestep: t, T, symbols `[T, B]`, outputs so far, states. */
const loopArgs = (plan: Plan): FunctionArg[] => [
  { name: 't', dtype: 'i32' },
  { name: 'length', dtype: 'i32' },
  { name: 'x', dtype: 'i32' },
  ...listArgs(plan),
  ...stateArgs(plan),
];

function loopCondition(plan: Plan): FunctionDef {
  const w = new FunctionBody('n');
  const more = w.node('Less', ['t', 'length'], { T: { type: 'i32' } });
  return w.toFunction(CONDITION, loopArgs(plan), [{ name: 'more', dtype: 'bool', tensor: more }]);
}

function loopBody(plan: Plan): FunctionDef {
  const w = new FunctionBody('n');
  const args = loopArgs(plan);
  const given = w.node('GatherV2', ['x', 't', w.ints(0)], gatherTypes);
  // A look-up of −1 would fail, and the mask makes its result irrelevant.
  const symbols = plan.padded ? w.node('Maximum', [given, w.ints(0)], { T: { type: 'i32' } }) : given;
  const called = w.node('PartitionedCall', [symbols, ...stateArgs(plan).map(({ name }) => name)], stepTypes(plan));
  const mask = plan.padded && plan.states.length > 0 ? maskNode(w, given) : null;
  const states = plan.states.map((_, i) => {
    const next = `${called}:${plan.outputs.length + i}`;
    return mask ? w.node('Mul', [next, mask], { T: { type: 'f32' } }) : next;
  });
  const lists = listArgs(plan).map(({ name }, i) => w.node('TensorListSetItem', [name, 't', `${called}:${i}`], { element_dtype: { type: 'f32' } }));
  const t = w.node('AddV2', ['t', w.ints(1)], { T: { type: 'i32' } });
  const tensors = [t, 'length', 'x', ...lists, ...states];
  return w.toFunction(BODY, args, args.map(({ name, dtype }, i) => ({ name: `${name}_next`, dtype, tensor: nth(tensors, i) })));
}

/** `[B, 1]`: 0 where the symbol is padding. */
function maskNode(w: FunctionBody, symbols: string): string {
  const real = w.node('GreaterEqual', [symbols, w.ints(0)], { T: { type: 'i32' } });
  const mask = w.node('Cast', [real], { SrcT: { type: 'bool' }, DstT: { type: 'f32' } });
  return w.node('Reshape', [mask, w.ints([-1, 1])], { T: { type: 'f32' } });
}

const gatherTypes = { Tparams: { type: 'i32' }, Tindices: { type: 'i32' }, Taxis: { type: 'i32' } } as const;

function serveSignature(w: GraphBuilder, plan: Plan): SignatureDef {
  const x = placeholder(w, 'i32', [-1, -1]);
  const timeMajor = w.node('Transpose', [x.tensor, w.ints([1, 0])], { T: { type: 'i32' } });
  const shape = w.node('Shape', [timeMajor], { T: { type: 'i32' } });
  const [length, batch] = [0, 1].map((axis) => w.node('GatherV2', [shape, w.ints(axis), w.ints(0)], gatherTypes));
  if (!length || !batch) throw new Error('a shape has two axes');
  const elements = w.ints([-1, plan.classes]);
  const list = w.node('TensorListReserve', [elements, length], { element_dtype: { type: 'f32' }, shape_type: { type: 'i32' } });
  const lists = plan.outputs.map(() => list);
  const states = plan.states.map(({ width }) => {
    const size = w.node('Pack', [batch, w.ints(width)], { T: { type: 'i32' }, N: { int: 2 } });
    return w.node('Fill', [size, w.float(0)], { T: { type: 'f32' } });
  });
  const loop = w.node('StatelessWhile', [w.ints(0), length, timeMajor, ...lists, ...states], {
    T: { types: loopArgs(plan).map(({ dtype }) => dtype) },
    cond: { func: CONDITION },
    body: { func: BODY },
  });
  const outputs = plan.outputs.map(({ name }, i) => {
    const stacked = w.node('TensorListStack', [`${loop}:${3 + i}`, elements], { element_dtype: { type: 'f32' } });
    const value = w.node('Transpose', [stacked, w.ints([1, 0, 2])], { T: { type: 'f32' } });
    return [name, { tensor: `${value}:0`, dtype: 'f32', shape: [-1, -1, plan.classes] }] as const;
  });
  return {
    inputs: { x },
    outputs: Object.fromEntries(outputs),
  };
}

function stepSignature(w: GraphBuilder, plan: Plan): SignatureDef {
  const x = placeholder(w, 'i32', [-1]);
  const states = plan.states.map(({ name, width }) => [name, placeholder(w, 'f32', [-1, width])] as const);
  const called = w.node('PartitionedCall', [x.tensor, ...states.map(([, { tensor }]) => tensor)], stepTypes(plan));
  return {
    inputs: { x, ...Object.fromEntries(states) },
    outputs: {
      ...Object.fromEntries(plan.outputs.map(({ name }, i) => [name, { tensor: `${called}:${i}`, dtype: 'f32', shape: [-1, plan.classes] }] as const)),
      ...Object.fromEntries(states.map(([name, info], i) => [name, { ...info, tensor: `${called}:${plan.outputs.length + i}` }])),
    },
  };
}

function placeholder(w: GraphBuilder, dtype: 'i32' | 'f32', shape: readonly number[]): TensorInfo {
  return { tensor: `${w.node('Placeholder', [], { dtype: { type: dtype }, shape: { shape } })}:0`, dtype, shape };
}
