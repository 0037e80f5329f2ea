import type { Program, Variable } from '../../shared/compiler/program.ts';
import type { StoredTensor } from './run/safetensors.ts';
import type { Session } from './session.ts';

/** What a checkpoint keeps of the session: weights, slots, and the state that training carries from window to window. */
export function tensorsToKeep(session: Session): Map<string, StoredTensor> {
  const values = session.get();
  return new Map(
    session.program.variables.filter(isKept).map(({ name, shape }) => [name, { shape, values: values.get(name) ?? new Float32Array() }]),
  );
}

/**
 * Every variable of a program with its value from a checkpoint. A state that was not kept begins at zero.
 * @throws RangeError where a weight or slot is missing or has another shape.
 */
export function valuesFrom(program: Program, tensors: ReadonlyMap<string, StoredTensor>): Map<string, Float32Array> {
  return new Map(program.variables.map((variable) => [variable.name, valueFrom(variable, tensors)]));
}

/** Names of what can be learned. */
export function weightNames({ variables }: Program): ReadonlySet<string> {
  return new Set(variables.filter(({ role }) => role === 'weight').map(({ name }) => name));
}

/**
 * Variables of these roles as a checkpoint has them, all else as it stands: the states carried between windows stay with the text
 * they were read from. Gives the values from before.
 */
export function restore(session: Session, tensors: ReadonlyMap<string, StoredTensor>, roles: readonly Variable['role'][]): Map<string, Float32Array> {
  const before = session.get();
  const kept = session.program.variables.filter(({ role }) => roles.includes(role));
  session.set(new Map([...before, ...kept.map((variable) => [variable.name, valueFrom(variable, tensors)] as const)]));
  return before;
}

/** @throws RangeError as `valuesFrom`. */
export function valueFrom(variable: Variable, tensors: ReadonlyMap<string, StoredTensor>): Float32Array {
  const stored = tensors.get(variable.name);
  if (stored && stored.shape.join() === variable.shape.join()) return stored.values;
  if (variable.role === 'state') return new Float32Array(variable.shape.reduce((size, length) => size * length, 1));
  throw new RangeError(`${variable.name} [${variable.shape.join(', ')}] is not in the checkpoint`);
}

function isKept({ role, name }: Variable): boolean {
  return role !== 'state' || name.startsWith('train/');
}
