import { argmax, at, crossEntropy, equal, mul, positive, reshape, scale, softmax, sub, sum, takeSteps, valueOf } from '../ir/build.ts';
import type { OpBuilder, Value } from '../ir/types.ts';
import type { Lowered } from '../lower.ts';
import type { Resolved, ResolvedDivergence } from '../resolve.ts';
import type { FunctionBuilder } from './function-builder.ts';
import { timeMajor, type PartBuilder } from './sequence-part.ts';

/** The name of an input or output that every divergence has its own of. */
export function portOf(kind: 'w' | 'div' | 'divAt' | 'correctAt' | 'prediction' | 'scores', divergence: string): string {
  return `${kind}/${divergence}`;
}

/** What the divergences of a program compare predictions with, as the whole batch is fed: y (`[B, T]`, of a forecast `[B, T, C]`) and each w, `[B, T]`. */
export interface JudgeInputs {
  readonly y: Value;
  readonly w: ReadonlyMap<string, Value>;
}

export function judgeInputs(f: FunctionBuilder, { divergences, facts, task }: Resolved, batch: number): JudgeInputs {
  const shape = [batch, facts.timesteps];
  const y = task === 'forecast' ? f.input('y', 'f32', [...shape, facts.classes]) : f.input('y', 'i32', shape);
  return { y, w: new Map(divergences.map(({ node }) => [node.id, f.input(portOf('w', node.id), 'f32', shape)])) };
}

/** One divergence in a part of the batch, on the timesteps that it was asked for. */
export interface Judged {
  readonly divergence: ResolvedDivergence;
  /** The prediction, its target and its weights, `[K, B, …]`. */
  readonly prediction: Value;
  readonly target: Value;
  readonly w: Value;
  /** Div, and w · Div, `[K, B]`. */
  readonly each: Value;
  readonly weighted: Value;
}

/** @param timesteps the columns that a divergence looks at, first to last */
export function judge(
  part: PartBuilder,
  { divergences }: Resolved,
  inputs: JudgeInputs,
  { predictions }: Lowered,
  timesteps: (divergence: ResolvedDivergence) => readonly number[],
): Judged[] {
  const { b } = part;
  const targets = timeMajor(b, part.cut(inputs.y, 0));
  return divergences.map((divergence) => {
    const { id } = divergence.node;
    b.origin = id;
    const steps = timesteps(divergence);
    const prediction = takeSteps(b, valueOf(predictions, id), steps);
    const target = takeSteps(b, targets, steps);
    const w = takeSteps(b, timeMajor(b, part.cut(valueOf(inputs.w, id), 0)), steps);
    const each = divergenceOf(b, divergence, prediction, target);
    return { divergence, prediction, target, w, each, weighted: mul(b, each, w) };
  });
}

/** Div(Y(t), d(t)), `[K, B]`. */
function divergenceOf(b: OpBuilder, { measure }: ResolvedDivergence, prediction: Value, target: Value): Value {
  switch (measure) {
    case 'cross-entropy':
      return at(crossEntropy(b, prediction, target), 0);
    case 'mean-squared-error': {
      const error = sub(b, prediction, target);
      const channels = at(prediction.type.shape, prediction.type.shape.length - 1);
      return scale(b, sum(b, mul(b, error, error), [prediction.type.shape.length - 1]), 1 / channels);
    }
  }
}

/** Σ_b of [the most probable is the target] over w > 0, `[K]`. */
export function correctAt(b: OpBuilder, { prediction, target, w }: Judged): Value {
  return sum(b, mul(b, equal(b, argmax(b, prediction), target), positive(b, w)), [1]);
}

/** What each divergence judges. */
export function predicted({ divergences }: Resolved, { predictions }: Lowered) {
  return divergences.map((divergence) => ({ divergence, value: valueOf(predictions, divergence.node.id) }));
}

/** What the network says at each time: probabilities of the classes, or the numbers that it predicts. */
export function spoken(b: OpBuilder, { measure }: ResolvedDivergence, prediction: Value, shape: readonly number[]): Value {
  const scores = reshape(b, prediction, shape);
  return measure === 'cross-entropy' ? softmax(b, scores) : scores;
}
