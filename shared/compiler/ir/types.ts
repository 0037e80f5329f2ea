/**
 * The intermediate representation: tensors of known shape, straight-line blocks in single-assignment form, and one
 * structured op, `scan`. What each op means is a row of `compiler/ops`.
 */
export type DType = 'f32' | 'i32';

export interface TensorType {
  readonly dtype: DType;
  readonly shape: readonly number[];
}

/** One tensor of a block. Ids are unique over all blocks. */
export interface Value {
  readonly id: number;
  readonly type: TensorType;
}

export type Attribute = number | boolean | string | readonly number[] | Block;
export type Attributes = Readonly<Record<string, Attribute>>;

export interface Operation {
  readonly op: OpName;
  readonly inputs: readonly Value[];
  readonly attrs: Attributes;
  readonly outputs: readonly Value[];
  /** Id of the document's node this came from. */
  readonly origin: string | null;
}

/** Parameters in, operations in order, results out. */
export interface Block {
  readonly params: readonly Value[];
  readonly operations: readonly Operation[];
  readonly results: readonly Value[];
}

export const opNames = [
  'const', 'add', 'sub', 'mul', 'div', 'maximum', 'scale', 'sqrt', 'tanh', 'tanhGrad', 'sigmoid', 'sigmoidGrad', 'relu',
  'reluGrad', 'linear', 'contract', 'reduceTo', 'broadcastTo', 'sum', 'sumSquares', 'reshape', 'transpose', 'split',
  'concat', 'slice', 'pad', 'oneHot', 'gather', 'scatterAdd', 'takeSteps', 'putSteps', 'stack', 'unstack', 'softmax',
  'crossEntropy', 'argmax', 'pick', 'equal', 'positive', 'uniform', 'dropoutMask', 'applyMomentum', 'applyRmsProp', 'applyAdam',
  'applyDescent', 'scan',
] as const;
export type OpName = (typeof opNames)[number];

/** Appends ops to a block under construction. */
export interface OpBuilder {
  /** Document node whose ops are being built. */
  origin: string | null;
  /** Adds a parameter to the block under construction. */
  param(type: TensorType): Value;
  op(name: OpName, inputs: readonly Value[], attrs?: Attributes): readonly Value[];
  /** A block of its own; values of the outer block must not be used inside. */
  block(params: readonly TensorType[], build: (inner: OpBuilder, params: readonly Value[]) => readonly Value[]): Block;
}
