import type { Optimizer, Training } from '../../document/schema.ts';
import type { OpBuilder, Value } from '../ir/types.ts';

/** What an optimizer keeps for each weight, as suffixes of the weight's name; every slot starts at zero. */
export function slotSuffixes(optimizer: Optimizer): readonly string[] {
  switch (optimizer.name) {
    case 'sgd':
      return optimizer.momentum > 0 ? ['/momentum'] : [];
    case 'rmsprop':
      return ['/v', '/momentum'];
    case 'adam':
      return ['/m', '/v'];
  }
}

/**
 * Weight decay decoupled from the gradient (Loshchilov & Hutter 2019) in Keras's order: θ ← θ − η·λ·θ with the learning rate
 * of the step, then the optimizer's step, whose gradient was taken before. Only matrices decay: a parameter of one dimension
 * (a bias, the gain or shift of a normalisation, a learned first state) sets a level, and pulling it to zero does not make the
 * network simpler.
 */
function decayOf({ weightDecay }: Pick<Training, 'weightDecay'>, weight: Value): { readonly decay?: number } {
  return weightDecay > 0 && weight.type.shape.length > 1 ? { decay: weightDecay } : {};
}

/** The weight and its slots after one step. `hyper(i)`: learning rate, β₁ᵗ, β₂ᵗ, clip norm. */
export function update(
  b: OpBuilder,
  training: Pick<Training, 'optimizer' | 'weightDecay'>,
  weight: Value,
  slots: readonly Value[],
  gradient: Value,
  hyper: (i: number) => Value,
): readonly Value[] {
  const { optimizer } = training;
  const decay = decayOf(training, weight);
  switch (optimizer.name) {
    case 'sgd':
      return optimizer.momentum > 0
        ? b.op('applyMomentum', [weight, ...slots, hyper(0), gradient], { ...decay, momentum: optimizer.momentum })
        : b.op('applyDescent', [weight, hyper(0), gradient], decay);
    case 'rmsprop': {
      const { rho, momentum, epsilon } = optimizer;
      return b.op('applyRmsProp', [weight, ...slots, hyper(0), gradient], { ...decay, rho, momentum, epsilon });
    }
    case 'adam': {
      const { beta1, beta2, epsilon } = optimizer;
      return b.op('applyAdam', [weight, ...slots, hyper(1), hyper(2), hyper(0), gradient], { ...decay, beta1, beta2, epsilon });
    }
  }
}
