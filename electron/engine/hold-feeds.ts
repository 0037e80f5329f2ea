import type { FunctionName, Program } from '../../shared/compiler/program.ts';
import { UserError } from '../../shared/errors.ts';
import type { HeldUnit } from '../../shared/ipc/contract.ts';
import type { Feeds } from './session.ts';

/**
 * keep/s and level/s of every state that a function can hold.
 * @throws UserError a state or unit that the network does not have.
 */
export function holdFeeds({ functions }: Program, name: FunctionName, hold: readonly HeldUnit[]): Feeds {
  const states = new Map((functions[name]?.inputs ?? []).flatMap((port) => (port.name.startsWith('keep/') ? [[port.name.slice('keep/'.length), port.shape[0] ?? 0]] : [])));
  for (const { state, unit } of hold) {
    const units = states.get(state);
    if (units === undefined) throw new UserError('errors:probe.noState', { state, known: [...states.keys()].join(', ') });
    if (unit >= units) throw new UserError('errors:probe.noUnit', { state, unit: unit + 1, units });
  }
  return Object.fromEntries([...states].flatMap(([state, units]) => {
    const [keep, level] = [new Float32Array(units).fill(1), new Float32Array(units)];
    for (const held of hold) if (held.state === state) [keep[held.unit], level[held.unit]] = [0, held.value];
    return [[`keep/${state}`, keep], [`level/${state}`, level]];
  }));
}
