import { t } from '../../i18n/index.ts';
import type { MessageKey } from '../../i18n/messages.ts';
import type { Operation } from '../ir/types.ts';
import { nth } from '../ops/op.ts';
import type { FunctionCode, Program } from '../program.ts';
import type { Resolved } from '../resolve.ts';
import { shapeText } from './figures.ts';
import { nameProgram } from './name-program.ts';
import { kindOf, type Names, type Parts } from './names.ts';
import { Uses } from './uses.ts';
import { LineWriter, type Line } from './write-lines.ts';

export const sections = ['given', 'forward', 'backward', 'update'] as const;

export type Listing = Readonly<Record<(typeof sections)[number], readonly Line[]>>;

/**
 * `train` to be read. It is compiled with its loops and as one part of the batch, so that its length does not depend on T or
 * on cores. `repeated`: the values of the forward and backward parts, by id; the others are the update's.
 */
export function listProgram(resolved: Resolved, program: Program, code: FunctionCode, repeated: ReadonlySet<number>): Listing {
  const parts = partsOf(program, code, repeated);
  const uses = new Uses(code.block);
  const names = nameProgram(resolved, program, code, parts, uses);
  const writer = new LineWriter(names, uses);
  return {
    given: givenLines(resolved, program, code, names),
    forward: [...writer.lines(parts.forward), ...keptLines(program, code, writer)],
    backward: writer.lines(parts.backward),
    update: writer.lines(parts.update),
  };
}

/** Forward is what the loss and the kept states need; what else stands before the update is backward. */
function partsOf({ variables }: Program, { block, results }: FunctionCode, repeated: ReadonlySet<number>): Parts {
  const states = new Set(variables.flatMap(({ name, role }) => (role === 'state' ? [name] : [])));
  const needed = new Set(
    block.results.flatMap(({ id }, i) => {
      const result = nth(results, i);
      return ('output' in result ? result.output !== 'norm' : states.has(result.variable)) ? [id] : [];
    }),
  );
  const forward = new Set<Operation>();
  for (const operation of block.operations.toReversed()) {
    if (!operation.outputs.some(({ id }) => needed.has(id))) continue;
    forward.add(operation);
    operation.inputs.forEach(({ id }) => needed.add(id));
  }
  const others = block.operations.filter((operation) => !forward.has(operation));
  return {
    forward: block.operations.filter((operation) => forward.has(operation)),
    backward: others.filter(({ outputs }) => outputs.some(({ id }) => repeated.has(id))),
    update: others.filter(({ outputs }) => outputs.every(({ id }) => !repeated.has(id))),
  };
}

/** What the program is fed, and what it has learned so far. */
function givenLines({ source }: Resolved, { variables }: Program, { block, params }: FunctionCode, names: Names): Line[] {
  const feeders: Readonly<Record<string, string>> = { x: source.id, y: source.id, mask: source.id };
  const weights = new Map(variables.filter(({ role }) => role === 'weight').map((variable) => [variable.name, variable]));
  return block.params.flatMap((value, i): Line[] => {
    const param = nth(params, i);
    const weight = 'variable' in param ? weights.get(param.variable) : undefined;
    const what = 'input' in param ? inputText(param.input) : weight?.name.slice(weight.node.length + 1);
    if (what === undefined) return [];
    const node = 'input' in param ? (feeders[param.input] ?? param.input.split('/')[1] ?? null) : (weight?.node ?? null);
    return [{ text: `${names.of(value)}: ${what}`, shape: shapeText(value.type.shape), depth: 0, node }];
  });
}

function inputText(input: string): string {
  return t(`explain:given.${kindOf(input)}` as MessageKey);
}

/** States that the next window begins with. */
function keptLines({ variables }: Program, { block, params, results }: FunctionCode, writer: LineWriter): Line[] {
  const states = new Map(variables.filter(({ role }) => role === 'state').map((variable) => [variable.name, variable]));
  return block.results.flatMap((value, i): Line[] => {
    const result = nth(results, i);
    const state = 'variable' in result ? states.get(result.variable) : undefined;
    const param = block.params.find((_, k) => { const from = nth(params, k); return 'variable' in from && from.variable === state?.name; });
    return state && param ? [{ text: `${writer.text(param)} ← ${writer.text(value)}`, shape: shapeText(state.shape), depth: 0, node: state.node }] : [];
  });
}
