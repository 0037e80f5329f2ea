import type { TFSavedModel } from '@tensorflow/tfjs-node/dist/saved_model.js';
import type { ProgramFunction } from '../../shared/compiler/program.ts';
import { tensorflow } from './tensorflow.ts';

/** The part of tfjs-node's addon that a call needs. */
interface Binding {
  readonly TF_FLOAT: number;
  readonly TF_INT32: number;
  createTensor(shape: readonly number[], dtype: number, values: Float32Array | Int32Array): number;
  deleteTensor(tensor: number): void;
  tensorDataSync(tensor: number): Float32Array;
  /** Names are joined by commas; gives the outputs in the order of their names. */
  runSavedModel(session: number, tensors: readonly number[], inputs: string, outputs: string): { readonly id: number }[];
  getNumOfTensors(): number;
}

/** What a loaded model knows and its types keep private. */
interface LoadedModel {
  readonly sessionId: number;
  readonly signature: { readonly inputs: Readonly<Record<string, { readonly name: string }>> };
  readonly outputNodeNames: Readonly<Record<string, string>>;
}

/**
 * A function of a SavedModel, called through the addon itself: tfjs's own tensors around a call, with their scopes and
 * reference counts, cost more than a small network's step.
 */
export class NativeFunction {
  readonly #model: TFSavedModel;
  readonly #signature: ProgramFunction;
  readonly #session: number;
  readonly #inputs: string;
  readonly #outputs: string;
  readonly #names: LoadedModel['outputNodeNames'];

  constructor(model: TFSavedModel, signature: ProgramFunction) {
    const { sessionId, signature: { inputs }, outputNodeNames } = model as unknown as LoadedModel;
    this.#model = model;
    this.#signature = signature;
    this.#session = sessionId;
    this.#inputs = signature.inputs.map(({ name }) => inputs[name]?.name ?? '').join(',');
    this.#names = outputNodeNames;
    this.#outputs = this.#namesOf(signature.outputs);
  }

  /** The feeds must have the signature's types and lengths. What is not `wanted` is not computed, unless something wanted needs it. */
  call(feeds: Readonly<Record<string, Float32Array | Int32Array>>, wanted?: ReadonlySet<string>): Record<string, Float32Array> {
    const binding = addon();
    const tensors: number[] = [];
    const outputs = wanted ? this.#signature.outputs.filter(({ name }) => wanted.has(name)) : this.#signature.outputs;
    const names = wanted ? this.#namesOf(outputs) : this.#outputs;
    try {
      for (const { name, shape, dtype } of this.#signature.inputs)
        tensors.push(binding.createTensor(shape, dtype === 'i32' ? binding.TF_INT32 : binding.TF_FLOAT, feeds[name] as Float32Array));
      const inputs = tensors.length;
      for (const { id } of binding.runSavedModel(this.#session, tensors, this.#inputs, names)) tensors.push(id);
      return Object.fromEntries(outputs.map(({ name }, i) => [name, binding.tensorDataSync(tensors[inputs + i] as number)]));
    } finally {
      for (const tensor of tensors) binding.deleteTensor(tensor);
    }
  }

  #namesOf(outputs: ProgramFunction['outputs']): string {
    return outputs.map(({ name }) => this.#names[name] ?? '').join(',');
  }

  dispose(): void {
    this.#model.dispose();
  }
}

/** Tensors that TensorFlow holds for JavaScript now: the same before and after a step, or something leaks. */
export function tensorCount(): number {
  return addon().getNumOfTensors();
}

function addon(): Binding {
  return (tensorflow().backend() as unknown as { readonly binding: Binding }).binding;
}
