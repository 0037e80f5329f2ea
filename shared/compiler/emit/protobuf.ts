import protobuf from 'protobufjs/minimal.js';
import type { DType } from '../ir/types.ts';
import type { GraphAttribute, GraphType } from '../ops/op.ts';

/**
 * TensorFlow's messages, as far as we write them (tensorflow/core/protobuf/saved_model.proto, meta_graph.proto,
 * framework/graph.proto, node_def.proto, attr_value.proto, tensor.proto, function.proto, op_def.proto). Field numbers are those files'.
 */

type Writer = protobuf.Writer;

export interface NodeDef {
  readonly name: string;
  readonly op: string;
  readonly inputs: readonly string[];
  readonly attrs: Readonly<Record<string, GraphAttribute>>;
}

export interface FunctionArg {
  readonly name: string;
  readonly dtype: GraphType;
}

/** A function of the graph's library. Inside it a tensor is an argument's name or `<node>:<output argument>:<index>`. */
export interface FunctionDef {
  readonly name: string;
  readonly inputs: readonly FunctionArg[];
  /** `tensor`: what is returned. */
  readonly outputs: readonly (FunctionArg & { readonly tensor: string })[];
  readonly nodes: readonly NodeDef[];
}

export interface TensorInfo {
  /** `<node>:<output>` */
  readonly tensor: string;
  readonly dtype: DType;
  /** −1: any size. */
  readonly shape: readonly number[];
}

export interface SignatureDef {
  readonly inputs: Readonly<Record<string, TensorInfo>>;
  readonly outputs: Readonly<Record<string, TensorInfo>>;
}

const dtypeNumber: Readonly<Record<GraphType, number>> = { f32: 1, i32: 3, bool: 10, resource: 20, variant: 21 };

/** Version of graph semantics: TensorFlow 2.7's. Older consumers are not refused. */
const producer = 898;

const tag = (field: number, wire: 0 | 2 | 5): number => (field << 3) | wire;

function nested(writer: Writer, field: number, write: (inner: Writer) => void): void {
  writer.uint32(tag(field, 2)).fork();
  write(writer);
  writer.ldelim();
}

function writeShape(writer: Writer, shape: readonly number[]): void {
  for (const size of shape) nested(writer, 2, (dim) => { dim.uint32(tag(1, 0)).int64(size); });
}

function writeTensor(writer: Writer, { dtype, shape, values }: Extract<GraphAttribute, { tensor: unknown }>['tensor']): void {
  writer.uint32(tag(1, 0)).int32(dtypeNumber[dtype]);
  nested(writer, 2, (inner) => { writeShape(inner, shape); });
  if (values.length === 1) {
    // One value stands for all elements.
    if (dtype === 'f32') nested(writer, 5, (inner) => { inner.float(values[0] ?? 0); });
    else nested(writer, 7, (inner) => { inner.int32(values[0] ?? 0); });
    return;
  }
  const bytes = dtype === 'f32' ? Float32Array.from(values) : Int32Array.from(values);
  writer.uint32(tag(4, 2)).bytes(new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}

function writeAttribute(writer: Writer, attribute: GraphAttribute): void {
  if ('type' in attribute) writer.uint32(tag(6, 0)).int32(dtypeNumber[attribute.type]);
  else if ('types' in attribute) nested(writer, 1, (list) => {
    list.uint32(tag(6, 2)).fork();
    for (const type of attribute.types) list.int32(dtypeNumber[type]);
    list.ldelim();
  });
  else if ('func' in attribute) nested(writer, 10, (func) => { func.uint32(tag(1, 2)).string(attribute.func); });
  else if ('int' in attribute) writer.uint32(tag(3, 0)).int64(attribute.int);
  else if ('bool' in attribute) writer.uint32(tag(5, 0)).bool(attribute.bool);
  else if ('float' in attribute) writer.uint32(tag(4, 5)).float(attribute.float);
  else if ('string' in attribute) writer.uint32(tag(2, 2)).string(attribute.string);
  else if ('shape' in attribute) nested(writer, 7, (inner) => { writeShape(inner, attribute.shape); });
  else nested(writer, 8, (inner) => { writeTensor(inner, attribute.tensor); });
}

function writeNode(writer: Writer, { name, op, inputs, attrs }: NodeDef): void {
  writer.uint32(tag(1, 2)).string(name).uint32(tag(2, 2)).string(op);
  for (const input of inputs) writer.uint32(tag(3, 2)).string(input);
  for (const [key, attribute] of Object.entries(attrs))
    nested(writer, 5, (entry) => {
      entry.uint32(tag(1, 2)).string(key);
      nested(entry, 2, (value) => { writeAttribute(value, attribute); });
    });
}

function writeFunction(writer: Writer, { name, inputs, outputs, nodes }: FunctionDef): void {
  nested(writer, 1, (signature) => {
    signature.uint32(tag(1, 2)).string(name);
    for (const [field, args] of [[2, inputs], [3, outputs]] as const)
      for (const arg of args)
        nested(signature, field, (inner) => {
          inner.uint32(tag(1, 2)).string(arg.name).uint32(tag(3, 0)).int32(dtypeNumber[arg.dtype]);
        });
  });
  for (const node of nodes) nested(writer, 3, (inner) => { writeNode(inner, node); });
  for (const output of outputs)
    nested(writer, 4, (entry) => { entry.uint32(tag(1, 2)).string(output.name).uint32(tag(2, 2)).string(output.tensor); });
}

function writeTensorInfos(writer: Writer, field: number, infos: SignatureDef['inputs']): void {
  for (const [key, { tensor, dtype, shape }] of Object.entries(infos))
    nested(writer, field, (entry) => {
      entry.uint32(tag(1, 2)).string(key);
      nested(entry, 2, (info) => {
        info.uint32(tag(1, 2)).string(tensor).uint32(tag(2, 0)).int32(dtypeNumber[dtype]);
        nested(info, 3, (inner) => { writeShape(inner, shape); });
      });
    });
}

function writeSignature(writer: Writer, { inputs, outputs }: SignatureDef): void {
  writeTensorInfos(writer, 1, inputs);
  writeTensorInfos(writer, 2, outputs);
  writer.uint32(tag(3, 2)).string('tensorflow/serving/predict');
}

/** Bytes of `saved_model.pb`: one graph tagged `serve`, with these signatures and no variables to restore. */
export function encodeSavedModel(
  nodes: readonly NodeDef[],
  signatures: Readonly<Record<string, SignatureDef>>,
  library: readonly FunctionDef[] = [],
): Uint8Array {
  const writer = protobuf.Writer.create();
  writer.uint32(tag(1, 0)).int64(1);
  nested(writer, 2, (meta) => {
    nested(meta, 1, (info) => { info.uint32(tag(4, 2)).string('serve'); });
    nested(meta, 2, (graph) => {
      for (const node of nodes) nested(graph, 1, (inner) => { writeNode(inner, node); });
      if (library.length > 0)
        nested(graph, 2, (functions) => {
          for (const entry of library) nested(functions, 1, (inner) => { writeFunction(inner, entry); });
        });
      nested(graph, 4, (versions) => { versions.uint32(tag(1, 0)).int32(producer); });
    });
    for (const [key, signature] of Object.entries(signatures))
      nested(meta, 5, (entry) => {
        entry.uint32(tag(1, 2)).string(key);
        nested(entry, 2, (inner) => { writeSignature(inner, signature); });
      });
  });
  return writer.finish();
}
