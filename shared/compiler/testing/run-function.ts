import { evaluateBlock } from '../interpreter.ts';
import { tensor, type NumTensor } from '../ops/op.ts';
import type { FunctionName, Program } from '../program.ts';

export type Numbers = Readonly<Record<string, ArrayLike<number>>>;

export interface FunctionResult {
  readonly outputs: Readonly<Record<string, Float64Array>>;
  /** Variables the function wrote. */
  readonly variables: Readonly<Record<string, Float64Array>>;
}

/** A function of a program in the float64 interpreter. */
export function runFunction(program: Program, name: FunctionName, feeds: Numbers, variables: Numbers): FunctionResult {
  const code = program.code[name];
  if (!code) throw new Error(`${name} was not compiled`);
  const args = code.block.params.map(({ type }, i): NumTensor => {
    const param = code.params[i];
    const from = param && ('input' in param ? feeds[param.input] : variables[param.variable]);
    if (!from) throw new Error(`no value for ${JSON.stringify(param)}`);
    return tensor(type.shape, Float64Array.from(from));
  });
  const values = evaluateBlock(code.block, args);
  const outputs: Record<string, Float64Array> = {};
  const written: Record<string, Float64Array> = {};
  code.results.forEach((result, i) => {
    const data = values[i]?.data ?? new Float64Array();
    if ('output' in result) outputs[result.output] = data;
    else written[result.variable] = data;
  });
  return { outputs, variables: written };
}
