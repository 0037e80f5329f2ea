import type { Optimizer } from '../../document/schema.ts';
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

/** The weight and its slots after one step. `hyper(i)`: learning rate, β₁ᵗ, β₂ᵗ, clip norm. */
export function update(
  b: OpBuilder,
  optimizer: Optimizer,
  weight: Value,
  slots: readonly Value[],
  gradient: Value,
  hyper: (i: number) => Value,
): readonly Value[] {
  switch (optimizer.name) {
    case 'sgd':
      return optimizer.momentum > 0
        ? b.op('applyMomentum', [weight, ...slots, hyper(0), gradient], { momentum: optimizer.momentum })
        : b.op('applyDescent', [weight, hyper(0), gradient]);
    case 'rmsprop': {
      const { rho, momentum, epsilon } = optimizer;
      return b.op('applyRmsProp', [weight, ...slots, hyper(0), gradient], { rho, momentum, epsilon });
    }
    case 'adam': {
      const { beta1, beta2, epsilon } = optimizer;
      return b.op('applyAdam', [weight, ...slots, hyper(1), hyper(2), hyper(0), gradient], { beta1, beta2, epsilon });
    }
  }
}
