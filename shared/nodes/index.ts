import { activation } from './activation.ts';
import { addition } from './add.ts';
import { bidirectional } from './bidirectional.ts';
import { groupInputs, groupOutputs } from './boundary.ts';
import { concat } from './concat.ts';
import { delay } from './delay.ts';
import { dense } from './dense.ts';
import { divergence } from './divergence.ts';
import { dropout } from './dropout.ts';
import { embedding } from './embedding.ts';
import { group } from './group.ts';
import { gru } from './gru.ts';
import { input } from './input.ts';
import type { NodeKind } from './kind.ts';
import { layerNorm } from './layer-norm.ts';
import { lstm } from './lstm.ts';
import { multiply } from './multiply.ts';
import { oneHot } from './one-hot.ts';
import { output } from './output.ts';
import { pairs } from './pairs.ts';
import { projection } from './projection.ts';
import { rnn } from './rnn.ts';
import { sequence } from './sequence.ts';
import { text } from './text.ts';

/** Every kind of node, in the order of the palette. */
export const kinds: readonly NodeKind[] = [
  text, pairs, sequence, input, oneHot, embedding, projection, dense, activation, concat, addition, multiply, layerNorm, dropout,
  rnn, lstm, gru, bidirectional, delay, output, divergence,
];

/** Instances of groups come from the drawing, not from the palette; an open group's boundary from the group. */
const byId = new Map([...kinds, group, groupInputs, groupOutputs].map((kind) => [kind.id, kind]));

export function kindById(id: string): NodeKind | undefined {
  return byId.get(id);
}
