import { add, linear } from '../compiler/ir/build.ts';
import { defineKind, inputValue, type Inferred, type Signal } from './kind.ts';
import { knownWidth, shown, widthOf } from './signals.ts';

/**
 * Y(t): one score (logit) a class; softmax makes them probabilities. Of a forecast they are the numbers themselves. `auto`: as many as the
 * targets have classes, or channels.
 */
export const output = defineKind({
  id: 'output',
  version: 1,
  role: 'output',
  fields: {
    units: { type: 'auto-integer', min: 1, max: 100_000 },
    /** Press & Wolf (2017): the kernel is this node's table, transposed; the scores are how near each symbol's place is. */
    tie: { type: 'node', of: ['embedding', 'projection'] },
  },
  inputs: [{ name: 'in', signal: 'vector' }],
  outputs: [{ name: 'out', signal: 'logits' }],
  summary: (params, { inputs, outputs }) => {
    const [from, to] = [widthOf(inputs.in), widthOf(outputs.out)];
    const what = isNumbers(outputs.out) ? (to === 1 ? 'summaryNumber' : 'summaryNumbers') : params.tie ? 'summaryTied' : 'summary';
    return { key: `nodes:kinds.output.${what}`, args: { from: shown(from), to: shown(to) } };
  },
  equations: ({ tie }, signals) => [tie ? 'z_t = P^T h_t + b' : 'z_t = W h_t + b', isNumbers(signals?.outputs.out) ? 'Y_t = z_t' : 'Y_t = softmax(z_t)'],
  infer({ params, inputs, classes, task, table }) {
    const tied = params.tie ? table(params.tie) : null;
    if (tied) return inferTied(tied, params, widthOf(inputs.in), classes);
    return { outputs: { out: { kind: 'logits', width: params.units === 'auto' ? classes : params.units, ...(task === 'forecast' && { numbers: true }) } } };
  },
  parameters(params, inputs, outputs) {
    const units = knownWidth(outputs.out);
    const bias = { name: 'bias', shape: [units], init: 'zeros' } as const;
    return params.tie ? [bias] : [{ name: 'kernel', shape: [knownWidth(inputs.in), units], init: 'glorot-uniform' }, bias];
  },
  lower({ b, parameter, table }, { tie }, inputs) {
    const kernel = tie ? table(tie) : parameter('kernel');
    return { out: add(b, linear(b, inputValue(inputs), kernel, tie !== ''), parameter('bias')) };
  },
});

function isNumbers(signal: Signal | undefined): boolean {
  return signal?.kind === 'logits' && signal.numbers === true;
}

/** A table `[V, M]` scores V classes of vectors of width M. */
function inferTied(
  { title, rows, columns }: { readonly title: string; readonly rows: number; readonly columns: number },
  { tie, units }: { readonly tie: string; readonly units: number | 'auto' },
  width: number | null,
  classes: number | null,
): Inferred {
  const asked = units === 'auto' ? classes : units;
  if (asked !== null && asked !== rows)
    return {
      problem: {
        message: { key: 'diagnostics:tieClasses', args: { table: title, rows, classes: asked } },
        fix: units !== 'auto' && classes === rows
          ? { label: { key: 'diagnostics:fix.useClasses', args: { classes: rows } }, params: { units: 'auto' } }
          : { label: { key: 'diagnostics:fix.untie' }, params: { tie: '' } },
      },
    };
  if (width !== null && width !== columns)
    return {
      problem: {
        message: { key: 'diagnostics:tieWidth', args: { table: title, columns, width } },
        fix: { label: { key: 'diagnostics:fix.useClasses', args: { classes: width } }, node: tie, params: { units: width } },
      },
    };
  return { outputs: { out: { kind: 'logits', width: rows } } };
}
