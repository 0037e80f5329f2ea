import { BlockBuilder, Numbering } from '../block-builder.ts';
import { add, reshape, sub, valueOf } from '../ir/build.ts';
import type { Block, Value } from '../ir/types.ts';
import { predicted, spoken } from '../functions/judge.ts';
import { stateNames, type StateName } from '../functions/inputs.ts';
import { lowerGraph } from '../lower.ts';
import { hoist } from '../passes/hoist.ts';
import { rowsOf } from '../passes/look-up.ts';
import { rewrite } from '../passes/rewrite.ts';
import { unroll } from '../passes/unroll.ts';
import type { Resolved, ResolvedDivergence } from '../resolve.ts';

/**
 * Stands for the size of the batch, which an exported model leaves open while the IR's shapes are numbers: no size of a
 * real network equals it, and the emitter writes it as "whatever is left".
 */
export const ANY_BATCH = 1_000_003;

export interface InferenceStep {
  /** Params: symbols `[B]`, each weight, each state `[B, width]`. Results: each output `[B, C]`, each state's next value. */
  readonly block: Block;
  /** Whose prediction each output is. */
  readonly outputs: readonly ResolvedDivergence[];
  readonly weights: readonly { readonly name: string; readonly shape: readonly number[] }[];
  readonly states: readonly StateName[];
}

/** The network at one timestep, for a batch of any size. */
export function buildInferenceStep(resolved: Resolved): InferenceStep {
  const numbering = new Numbering();
  const b = new BlockBuilder(numbering);
  const weights = resolved.nodes.flatMap(({ node, parameters }) =>
    parameters.map(({ name, shape }) => ({ name: `${node.id}/${name}`, shape })),
  );
  const states = stateNames(resolved);
  const { channels } = resolved.facts;
  const x = b.param(channels === undefined ? { dtype: 'i32', shape: [ANY_BATCH] } : { dtype: 'f32', shape: [ANY_BATCH, channels] });
  const learned = new Map(weights.map(({ name, shape }) => [name, b.param({ dtype: 'f32', shape })]));
  const begin = new Map(states.map(({ name, width }) => [name, b.param({ dtype: 'f32', shape: [ANY_BATCH, width] })]));
  // The model begins with zeros, so a state that begins elsewhere goes in and out as its distance from there.
  const learnedStarts = new Map<string, Value>();
  const lowered = lowerGraph(b, resolved, {
    x: reshape(b, x, [1, ...x.type.shape]),
    mask: null,
    timesteps: 1,
    parameter: (name) => valueOf(learned, name),
    initialState(name, _, first) {
      if (!first) return valueOf(begin, name);
      learnedStarts.set(name, first);
      return add(b, valueOf(begin, name), first);
    },
    noise: () => null,
  });
  const shape = [ANY_BATCH, resolved.facts.classes];
  const outputs = predicted(resolved, lowered).map(({ divergence, value }) => spoken(b, divergence, value, shape));
  const ends = states.map(({ name }) => {
    const [end, first] = [valueOf(lowered.finalStates, name), learnedStarts.get(name)];
    return first ? sub(b, end, first) : end;
  });
  const block = b.finish([...outputs, ...ends]);
  // The training's `lookUp` would add biases to whole tables first: here they are small.
  const looked = rewrite(numbering, hoist(numbering, block), rowsOf);
  return { block: unroll(numbering, looked), outputs: resolved.divergences, weights, states };
}
