import { nth } from '../ops/op.ts';
import { isShortTrain } from '../short-train.ts';
import type { FunctionCode, FunctionName, NamedFunction, Program, ProgramFunction } from '../program.ts';
import { GraphBuilder } from './graph-builder.ts';
import { encodeSavedModel, type NodeDef, type SignatureDef } from './protobuf.ts';

/** Node name prefixes: short, since TensorFlow cuts its messages. */
const prefixes: Readonly<Record<NamedFunction, string>> = {
  train: 't', evaluate: 'e', predict: 'p', step: 's', write: 'r', probe: 'o', get: 'g', set: 'w',
};

/**
 * The program as bytes of `saved_model.pb`: every function a signature (tag `serve`) over the same variables, which the
 * session keeps between calls. Only ops that TensorFlow 2.7 has, and our own where the program was compiled for them.
 */
export function emitSavedModel(program: Program): Uint8Array {
  const handles = new Map(program.variables.map(({ name }, i) => [name, `v${i}`]));
  const nodes: NodeDef[] = program.variables.map(({ name, shape }) => ({
    name: handles.get(name) ?? '',
    op: 'VarHandleOp',
    inputs: [],
    attrs: { dtype: { type: 'f32' }, shape: { shape }, shared_name: { string: handles.get(name) ?? '' } },
  }));
  const signatures: Record<string, SignatureDef> = {};
  for (const name of Object.keys(program.functions) as FunctionName[]) {
    const [signature, code] = [program.functions[name], program.code[name]];
    if (!signature || !code) continue;
    const builder = new GraphBuilder(isShortTrain(name) ? `${name.replace('train-', 't')}_` : prefixes[name], program.loops === 'native');
    signatures[name] = emitFunction(builder, signature, code, handles);
    nodes.push(...builder.nodes);
  }
  return encodeSavedModel(nodes, signatures);
}

function emitFunction(
  w: GraphBuilder,
  { inputs, outputs }: ProgramFunction,
  { block, params, results }: FunctionCode,
  handles: ReadonlyMap<string, string>,
): SignatureDef {
  const inputTensors: Record<string, SignatureDef['inputs'][string]> = {};
  const handleOf = (name: string): string => handles.get(name) ?? '';
  const reads = new Map<string, string>();
  block.params.forEach((value, i) => {
    const param = nth(params, i);
    if ('input' in param) {
      const port = nth(inputs.filter(({ name }) => name === param.input), 0);
      const tensor = w.node('Placeholder', [], { dtype: { type: port.dtype }, shape: { shape: port.shape } });
      inputTensors[port.name] = { tensor: `${tensor}:0`, dtype: port.dtype, shape: port.shape };
      w.bind(value, tensor);
    } else {
      const read = w.node('ReadVariableOp', [handleOf(param.variable)], { dtype: { type: 'f32' } });
      reads.set(param.variable, read);
      w.bind(value, read);
      w.bindHandle(value, handleOf(param.variable));
    }
  });
  w.emitBlock(block);
  const updates = results.flatMap((result, i) => {
    if (!('variable' in result)) return [];
    const value = nth(block.results, i);
    const tensor = w.name(value);
    if (tensor.startsWith('^')) return [tensor];
    // A fed array's memory belongs to JavaScript: a variable must keep a copy of its own.
    const kept = block.params.includes(value) ? w.node('DeepCopy', [tensor], { T: { type: 'f32' } }) : tensor;
    // Whoever reads the variable in this call reads it as it was, even where the new value does not depend on the old one.
    const read = reads.get(result.variable);
    const inputs = [handleOf(result.variable), kept, ...(read === undefined ? [] : [`^${read}`])];
    return [`^${w.node('AssignVariableOp', inputs, { dtype: { type: 'f32' } })}`];
  });
  const outputTensors: Record<string, SignatureDef['outputs'][string]> = {};
  results.forEach((result, i) => {
    if (!('output' in result)) return;
    const port = nth(outputs.filter(({ name }) => name === result.output), 0);
    // The session runs what is fetched: every output waits for every update.
    const tensor = w.node('Identity', [w.name(nth(block.results, i)), ...new Set(updates)], { T: { type: port.dtype } });
    outputTensors[port.name] = { tensor: `${tensor}:0`, dtype: port.dtype, shape: port.shape };
  });
  return { inputs: inputTensors, outputs: outputTensors };
}
