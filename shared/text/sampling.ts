import type { Random } from './random.ts';

export interface Candidate {
  readonly index: number;
  readonly probability: number;
}

/**
 * softmax(logits / temperature), `[C]`. Temperature 0 is the limit: all on the largest logit, the first of equals.
 */
export function distribution(logits: ArrayLike<number>, temperature: number): Float64Array {
  const count = logits.length;
  const probabilities = new Float64Array(count);
  const best = largest(logits);
  if (temperature === 0) {
    probabilities[best] = 1;
    return probabilities;
  }
  const top = logits[best] as number;
  let sum = 0;
  for (let index = 0; index < count; index++) {
    const value = Math.exp(((logits[index] as number) - top) / temperature);
    probabilities[index] = value;
    sum += value;
  }
  for (let index = 0; index < count; index++) probabilities[index] = (probabilities[index] as number) / sum;
  return probabilities;
}

/** Draws an index with its probability: one number from the generator. */
export function draw(probabilities: ArrayLike<number>, random: Random): number {
  let left = random.float();
  let last = 0;
  for (let index = 0; index < probabilities.length; index++) {
    const probability = probabilities[index] as number;
    if (probability === 0) continue;
    last = index;
    left -= probability;
    if (left < 0) return index;
  }
  return last;
}

export function largest(values: ArrayLike<number>): number {
  let best = 0;
  for (let index = 1; index < values.length; index++) if ((values[index] as number) > (values[best] as number)) best = index;
  return best;
}

/** The most probable, at most `count`, most probable first; equals in the order of their index. */
export function mostProbable(probabilities: ArrayLike<number>, count: number): Candidate[] {
  const top: Candidate[] = [];
  for (let index = 0; index < probabilities.length; index++) {
    const probability = probabilities[index] as number;
    if (top.length === count && probability <= (top[count - 1] as Candidate).probability) continue;
    let place = top.length;
    while (place > 0 && (top[place - 1] as Candidate).probability < probability) place--;
    top.splice(place, 0, { index, probability });
    if (top.length > count) top.pop();
  }
  return top;
}
