import { BlockBuilder, type Numbering } from '../block-builder.ts';
import type { DType, Value } from '../ir/types.ts';
import type { FunctionCode, ProgramFunction, TensorPort, Variable } from '../program.ts';

export interface BuiltFunction {
  readonly code: FunctionCode;
  readonly signature: ProgramFunction;
}

/** Collects inputs, variables and results of one function while its block is built. */
export class FunctionBuilder {
  readonly b: BlockBuilder;
  readonly #variables: ReadonlyMap<string, Variable>;
  readonly #inputs: TensorPort[] = [];
  readonly #params: FunctionCode['params'][number][] = [];
  readonly #outputs: TensorPort[] = [];
  readonly #results: FunctionCode['results'][number][] = [];
  readonly #values: Value[] = [];
  readonly #read = new Map<string, Value>();

  constructor(numbering: Numbering, variables: ReadonlyMap<string, Variable>) {
    this.b = new BlockBuilder(numbering);
    this.#variables = variables;
  }

  input(name: string, dtype: DType, shape: readonly number[]): Value {
    this.#inputs.push({ name, dtype, shape });
    this.#params.push({ input: name });
    return this.b.param({ dtype, shape });
  }

  /** A variable as it stands when the function is called. */
  read(name: string): Value {
    const known = this.#read.get(name);
    if (known) return known;
    const variable = this.#variables.get(name);
    if (!variable) throw new Error(`no variable ${name}`);
    this.#params.push({ variable: name });
    const value = this.b.param({ dtype: 'f32', shape: variable.shape });
    this.#read.set(name, value);
    return value;
  }

  output(name: string, value: Value): void {
    this.#outputs.push({ name, dtype: value.type.dtype, shape: value.type.shape });
    this.#results.push({ output: name });
    this.#values.push(value);
  }

  /** The variable's value from the next call on. */
  write(name: string, value: Value): void {
    if (!this.#variables.has(name)) throw new Error(`no variable ${name}`);
    this.#results.push({ variable: name });
    this.#values.push(value);
  }

  finish(): BuiltFunction {
    return {
      code: { block: this.b.finish(this.#values), params: this.#params, results: this.#results },
      signature: { inputs: this.#inputs, outputs: this.#outputs },
    };
  }
}
