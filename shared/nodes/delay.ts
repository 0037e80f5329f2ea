import { add, fill, mul, sub } from '../compiler/ir/build.ts';
import { defineKind, inputValue } from './kind.ts';
import { held } from './recurrent.ts';
import { knownWidth, shown, vectorOut, widthOf } from './signals.ts';

/**
 * z⁻¹: gives at each timestep what came in at the one before. Any circle through a delay is a recurrence, which is how a cell
 * is wired by hand.
 */
export const delay = defineKind({
  id: 'delay',
  version: 1,
  role: 'recurrence',
  fields: {
    units: { type: 'auto-integer', min: 1, max: 8192 },
    initial: { type: 'choice', options: ['zero', 'learned'], default: 'zero' },
  },
  inputs: [{ name: 'in', signal: 'vector' }],
  outputs: [{ name: 'out', signal: 'vector' }],
  summary: (params, { outputs }) => ({
    key: `nodes:kinds.delay.summary-${params.initial}`,
    args: { width: shown(widthOf(outputs.out)) },
  }),
  equations: ({ initial }) => ['y_t = x_{t-1}', initial === 'zero' ? 'y_1 = 0' : 'y_1 = s'],
  infer({ params: { units }, inputs }) {
    const width = widthOf(inputs.in);
    if (units === 'auto' || width === null || width === units) return vectorOut(units === 'auto' ? width : units);
    return {
      problem: {
        message: { key: 'diagnostics:delayWidth', args: { units, width } },
        fix: { label: { key: 'diagnostics:fix.useClasses', args: { classes: width } }, params: { units: 'auto' } },
      },
    };
  },
  parameters: ({ initial }, _, outputs) => (initial === 'learned' ? [{ name: 'initial', shape: [knownWidth(outputs.out)], init: 'zeros' }] : []),
  states: ({ initial }, outputs) => [{ name: 'state', width: widthOf(outputs.out) ?? 0, ...(initial === 'learned' && { begins: 'initial' }) }],
  lower: ({ initialState }) => ({ out: initialState('state') }),
  advance({ b, mask, parameter, finalState }, { initial }, inputs) {
    const next = inputValue(inputs);
    const kept = held(b, next, mask ?? undefined);
    const begins = mask && initial === 'learned' ? mul(b, sub(b, fill(b, [], 1), mask), parameter('initial')) : null;
    finalState('state', begins ? add(b, kept, begins) : kept);
  },
});
