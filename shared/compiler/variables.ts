import type { FunctionName, Variable } from './program.ts';
import type { Resolved } from './resolve.ts';
import { carriesState, stateNames } from './functions/inputs.ts';
import { isShortTrain } from './short-train.ts';
import { slotSuffixes } from './functions/update.ts';

/** Sequences each function works on at once. */
export const batchOf = (name: FunctionName, batch: number): number => (name === 'train' || name === 'evaluate' ? batch : 1);

/** What the session keeps for these functions: weights always, slots to train, and a state for each function that has one. */
export function variablesOf(resolved: Resolved, functions: readonly FunctionName[], batch: number): Map<string, Variable> {
  const weights = resolved.nodes.flatMap(({ node, parameters }) =>
    parameters.map(({ name, shape, init }): Variable => ({ name: `${node.id}/${name}`, shape, role: 'weight', init, node: node.id })),
  );
  const slots = functions.includes('train')
    ? weights.flatMap((weight) =>
        slotSuffixes(resolved.training.optimizer).map((suffix): Variable => ({
          ...weight,
          name: `${weight.name}${suffix}`,
          role: 'slot',
          init: 'zeros',
        })),
      )
    : [];
  const stateful = functions.filter((name) => !isShortTrain(name) && name !== 'get' && name !== 'set' && name !== 'write' && name !== 'probe' && carriesState(resolved));
  const states = stateful.flatMap((name) =>
    stateNames(resolved).map((state): Variable => ({
      name: `${name}/${state.name}`,
      shape: [batchOf(name, batch), state.width],
      role: 'state',
      init: 'zeros',
      node: state.name.slice(0, state.name.lastIndexOf('/')),
    })),
  );
  return new Map([...weights, ...slots, ...states].map((variable) => [variable.name, variable]));
}
