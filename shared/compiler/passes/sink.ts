import { BlockBuilder, Scope, copyOperation, type Numbering } from '../block-builder.ts';
import { add, at, contract, reduceTo } from '../ir/build.ts';
import { scanParts } from '../ir/scan-parts.ts';
import type { Block, Operation, Value } from '../ir/types.ts';
import { dropDead } from './drop-dead.ts';
import { rewrite } from './rewrite.ts';

interface Accumulator {
  /** Which carry it is. */
  readonly index: number;
  /** What is added each timestep. */
  readonly term: Operation;
}

/**
 * A gradient summed over time inside the loop (Σ_t a_tᵀ b_t) becomes one large product of the stacked factors after it.
 */
export function sink(numbering: Numbering, block: Block): Block {
  return rewrite(numbering, block, (b, operation, inputs) => {
    if (operation.op !== 'scan') return null;
    const { outer, params } = scanParts({ ...operation, inputs });
    const { body } = outer;
    const found = params.carries.flatMap((param, index): Accumulator[] => accumulatorOf(body, param, index) ?? []);
    if (found.length === 0) return null;
    const sunk = new Set(found.map(({ index }) => index));
    const kept = params.carries.filter((_, i) => !sunk.has(i));
    const factors = [...new Set(found.flatMap(({ term }) => term.inputs))];
    const carried = params.carries.length;
    const stackedAlready = body.results.slice(carried);
    const stacked = factors.filter((value) => ![...params.steps, ...params.invariants, ...stackedAlready].includes(value));

    const inner = new BlockBuilder(numbering);
    const from = [...kept, ...params.steps, ...params.invariants];
    const scope = new Scope(from, from.map(({ type }) => inner.param(type)));
    const draft = dropDead({
      ...body,
      results: [...body.results.filter((_, i) => !sunk.has(i)), ...stacked],
    });
    for (const op of draft.operations) copyOperation(inner, op, scope);
    const made = b.op(
      'scan',
      [...outer.carries.filter((_, i) => !sunk.has(i)), ...outer.steps, ...outer.invariants],
      { ...operation.attrs, body: inner.finish(draft.results.map((value) => scope.of(value))), carries: kept.length },
    );
    const stacks = made.slice(made.length - stacked.length);
    const over = (value: Value): Value => {
      const step = params.steps.indexOf(value);
      if (step >= 0) return at(outer.steps, step);
      const known = stackedAlready.indexOf(value);
      return known >= 0 ? at(made, kept.length + known) : at(stacks, stacked.indexOf(value));
    };
    const totals = new Map(found.map(({ index, term }) => [index, add(b, at(outer.carries, index), total(b, term, over))]));
    let next = 0;
    return body.results.map((_, i) => totals.get(i) ?? at(made, next++));
  });
}

/** The term of `carry' = carry + term`, where the carry is used for nothing else and the term can be summed afterwards. */
function accumulatorOf(body: Block, param: Value, index: number): [Accumulator] | null {
  const users = body.operations.filter(({ inputs }) => inputs.includes(param));
  const [user] = users;
  if (users.length !== 1 || user?.op !== 'add' || user.outputs[0] !== body.results[index]) return null;
  if (body.results.some((value, i) => i !== index && (value === param || value === user.outputs[0]))) return null;
  const other = user.inputs.find((value) => value !== param);
  const term = body.operations.find(({ outputs }) => other !== undefined && outputs.includes(other));
  if (term?.op !== 'contract' && term?.op !== 'reduceTo') return null;
  return [{ index, term }];
}

function total(b: BlockBuilder, { op, inputs, attrs }: Operation, over: (value: Value) => Value): Value {
  return op === 'contract'
    ? contract(b, over(at(inputs, 0)), over(at(inputs, 1)))
    : reduceTo(b, over(at(inputs, 0)), attrs.shape as readonly number[]);
}
