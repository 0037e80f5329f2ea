import { describe, expect, it } from 'vitest';
import type { Optimizer } from '../../document/schema.ts';
import { emitSavedModel } from '../emit/saved-model.ts';
import { initialValues } from '../initial-values.ts';
import { compileProgram } from '../pipeline.ts';
import type { Program } from '../program.ts';
import { chain, textFacts } from '../testing/networks.ts';
import { runFunction, type Numbers } from '../testing/run-function.ts';

const optimizers: readonly Optimizer[] = [
  { name: 'sgd', momentum: 0 },
  { name: 'sgd', momentum: 0.9 },
  { name: 'rmsprop', rho: 0.9, momentum: 0.5, epsilon: 1e-7 },
  { name: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-7 },
];

function compiled(optimizer: Optimizer, weightDecay: number): Program {
  const document = chain({ layers: [['one-hot'], ['lstm', { units: 3 }]], batch: 2, training: { optimizer, weightDecay } });
  return compileProgram(document, { source: textFacts(4, 3) }, { functions: ['train'], shards: 1 });
}

function stepped(program: Program, variables: Numbers): Numbers {
  const feeds = { x: [0, 1, 2, 2, 3, 0], y: [1, 2, 3, 3, 0, 1], 'w/div': [1, 1, 1, 1, 1, 1], keep: [1, 1], hyper: [0.1, 0.9, 0.999, 1] };
  return runFunction(program, 'train', feeds, variables).variables;
}

describe.each(optimizers)('weight decay with $name, momentum $momentum', (optimizer) => {
  const plain = compiled(optimizer, 0);
  const start = Object.fromEntries(initialValues(plain, 3));
  for (const [name, values] of Object.entries(start)) if (name.endsWith('bias')) values.fill(0.5);

  it('takes lr · λ of each matrix before the step, of no bias, and leaves the slots alone', () => {
    const [without, decayed] = [stepped(plain, start), stepped(compiled(optimizer, 0.2), start)];
    for (const { name, role, shape } of plain.variables) {
      const share = role === 'weight' && shape.length > 1 ? 0.1 * 0.2 : 0;
      Array.from(without[name] ?? []).forEach((value, i) => { expect(decayed[name]?.[i]).toBeCloseTo(value - share * (start[name]?.[i] ?? 0), 12); });
    }
  });

  it('adds no op where it is zero', () => {
    const opsOf = (program: Program): number => program.code.train?.block.operations.length ?? 0;
    expect(opsOf(compiled(optimizer, 0.2))).toBe(opsOf(plain));
    const bytes = new TextDecoder('latin1').decode(emitSavedModel(plain));
    expect(bytes).not.toContain('AssignSubVariableOp');
    expect(new TextDecoder('latin1').decode(emitSavedModel(compiled(optimizer, 0.2)))).toContain('AssignSubVariableOp');
  });
});
