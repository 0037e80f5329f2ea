import { inline, type Numbering } from '../block-builder.ts';
import { at, mul, pick, reshape, scan, softmax, valueOf } from '../ir/build.ts';
import type { Held } from '../ir/lower-context.ts';
import type { Value } from '../ir/types.ts';
import { lowerGraph } from '../lower.ts';
import type { CompileOptions, Variable } from '../program.ts';
import type { Resolved } from '../resolve.ts';
import { FunctionBuilder, type BuiltFunction } from './function-builder.ts';
import { beginnings, keptStates, stateNames } from './inputs.ts';
import { heldInput, onlyHolds } from './hold.ts';
import { predicted } from './judge.ts';
import { PartBuilder } from './sequence-part.ts';
import type { Passes } from './train.ts';

/** Symbols that one call of `write` draws: enough that the call itself costs little, few enough that a reader sees them come. */
export const WRITTEN_SYMBOLS = 32;

/**
 * `write`: draws symbols, each fed back as the next input (the lecture's generation), in one call. It goes on from the states of
 * `step`, with which a text is primed.
 */
export function buildWrite(
  numbering: Numbering,
  resolved: Resolved,
  variables: ReadonlyMap<string, Variable>,
  passes: Passes,
  { speaker, holds = false }: Pick<CompileOptions, 'speaker' | 'holds'>,
): BuiltFunction {
  const { classes } = resolved.facts;
  const f = new FunctionBuilder(numbering, variables);
  const x = f.input('x', 'i32', [1]);
  const kept = keptStates(f, resolved, 'step', 1);
  const states = stateNames(resolved);
  const u = f.input('u', 'f32', [WRITTEN_SYMBOLS]);
  const sharpness = f.input('sharpness', 'f32', []);
  const weights = [...variables.values()].filter(({ role }) => role === 'weight').map(({ name }) => name);

  const forward = new PartBuilder(numbering, 1);
  const known = new Map(weights.map((name) => [name, forward.whole(f.read(name))]));
  const begin = beginnings(forward, kept, 1);
  const first = [forward.whole(x), ...states.map(({ name, width, begins }) => begin(name, width, begins === null ? null : valueOf(known, begins)))];
  const held = holds ? states.map(({ name, width }) => ({ name, ...heldInput(f, forward, name, width) })) : [];
  const rest = [forward.whole(sharpness), ...known.values(), ...held.flatMap(({ keep, level }) => [keep, level])];
  const { carries, steps } = scan(
    forward.b,
    { carries: first, steps: [forward.whole(u)], invariants: rest, length: WRITTEN_SYMBOLS },
    (body, { carries: [symbol, ...now], steps: [chance], invariants: [sharp, ...read] }) => {
      if (!symbol || !chance || !sharp) throw new Error('write lacks a value');
      const named = new Map(weights.map((name, i) => [name, at(read, i)]));
      const lowered = lowerGraph(body, resolved, {
        x: reshape(body, symbol, [1, 1]),
        mask: null,
        timesteps: 1,
        parameter: (name) => valueOf(named, name),
        initialState: (name) => at(now, states.findIndex((state) => state.name === name)),
        noise: () => null,
        ...(holds && { probe: onlyHolds((name) => heldIn(read, weights.length, held.findIndex((state) => state.name === name))) }),
      });
      const said = predicted(resolved, lowered).find(({ divergence }) => divergence.node.id === speaker) ?? at(predicted(resolved, lowered), 0);
      const probabilities = softmax(body, mul(body, reshape(body, said.value, [1, classes]), sharp));
      const next = pick(body, probabilities, reshape(body, chance, [1]));
      return {
        carries: [next, ...states.map(({ name }) => valueOf(lowered.finalStates, name))],
        steps: [next, reshape(body, probabilities, [classes])],
      };
    },
  );
  const ends = states.map(({ name }, i) => ({ name, place: forward.result(at(carries, i + 1), 'sum') }));
  const [symbols, probabilities] = steps.map((value) => forward.result(value, 'sum'));
  if (symbols === undefined || probabilities === undefined) throw new Error('write gives symbols and probabilities');
  const results = forward.repeat(f.b, passes.whole(passes.forward(forward.block())), inline);
  for (const { name, place } of ends) f.write(`step/${name}`, at(results, place));
  f.output('symbols', reshape(f.b, at(results, symbols), [WRITTEN_SYMBOLS]));
  f.output('probabilities', at(results, probabilities));
  return f.finish();
}

/** The operands of the loop that hold a state, after those of the weights. */
function heldIn(read: readonly Value[], weights: number, state: number): Held | null {
  return state < 0 ? null : { keep: at(read, weights + 2 * state), level: at(read, weights + 2 * state + 1) };
}
