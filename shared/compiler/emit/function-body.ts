import { GraphBuilder } from './graph-builder.ts';
import { ANY_BATCH } from './inference-step.ts';
import type { FunctionArg, FunctionDef } from './protobuf.ts';

/**
 * The nodes of a function of the graph's library. They are written like a graph's; `toFunction` then turns the names of
 * tensors into a function's way of naming them.
 */
export class FunctionBody extends GraphBuilder {
  /** A batch of open size: Reshape and Slice take −1 for "whatever is left". */
  override ints(values: readonly number[] | number): string {
    return super.ints(typeof values === 'number' ? values : values.map((size) => (size === ANY_BATCH ? -1 : size)));
  }

  toFunction(name: string, inputs: readonly FunctionArg[], outputs: readonly (FunctionArg & { readonly tensor: string })[]): FunctionDef {
    const args = new Set(inputs.map((input) => input.name));
    const ops = new Map(this.nodes.map((node) => [node.name, node.op]));
    const inFunction = (tensor: string): string => {
      if (args.has(tensor)) return tensor;
      const [node = '', index = '0'] = tensor.split(':');
      const output = outputArgs[ops.get(node) ?? ''];
      if (!output) throw new Error(`the name of the outputs of ${ops.get(node) ?? node} is not known`);
      return `${node}:${output}:${index}`;
    };
    return {
      name,
      inputs,
      outputs: outputs.map((output) => ({ ...output, tensor: inFunction(output.tensor) })),
      nodes: this.nodes.map((node) => ({ ...node, inputs: node.inputs.map(inFunction) })),
    };
  }
}

/** The name that an op's definition (tensorflow/core/ops) gives its output. */
const outputArgs: Readonly<Record<string, string>> = {
  AddV2: 'z',
  Cast: 'y',
  ConcatV2: 'output',
  Const: 'output',
  GatherV2: 'output',
  GreaterEqual: 'z',
  Less: 'z',
  MatMul: 'product',
  Maximum: 'z',
  Mul: 'z',
  OneHot: 'output',
  Pack: 'output',
  PartitionedCall: 'output',
  RealDiv: 'z',
  Relu: 'activations',
  Reshape: 'output',
  Sigmoid: 'y',
  Slice: 'output',
  Softmax: 'softmax',
  Split: 'output',
  Sqrt: 'y',
  Sub: 'z',
  Sum: 'output',
  Tanh: 'y',
  TensorListSetItem: 'output_handle',
  Transpose: 'y',
  Unpack: 'output',
};
