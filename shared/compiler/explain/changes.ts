import type { Message } from '../../i18n/messages.ts';
import { nodeTitle } from '../../nodes/title.ts';
import type { Spared } from '../block-builder.ts';
import type { Block, Operation, OpName } from '../ir/types.ts';
import type { Resolved } from '../resolve.ts';
import type { StageId } from '../stages.ts';
import { byNode, countsOf, difference, placedIn, workOf, type Placed } from './count.ts';
import { figure, shapeText } from './figures.ts';

/** One thing a stage did. */
export interface Change {
  readonly message: Message;
  /** The document's nodes it is about. */
  readonly nodes: readonly string[];
}

export interface StageInput {
  readonly resolved: Resolved;
  readonly parts: number;
  readonly before: Block;
  readonly after: Block;
  readonly spared: Spared;
}

interface Sight extends StageInput {
  readonly stood: readonly Placed[];
  readonly stands: readonly Placed[];
  readonly gone: readonly Placed[];
  readonly come: readonly Placed[];
}

/** What a stage did, from the blocks before and after it; with nothing to tell, one sentence that says why. */
export function changesOf(id: StageId, input: StageInput): readonly Change[] {
  const [stood, stands] = [placedIn(input.before), placedIn(input.after)];
  return tellers[id]({ ...input, stood, stands, ...difference(stood, stands) });
}

const tellers: Readonly<Record<StageId, (sight: Sight) => readonly Change[]>> = {
  judge({ resolved, parts, gone, come }) {
    const { timesteps } = resolved.facts;
    const some = resolved.divergences.filter(({ judged }) => judged.length < timesteps);
    if (some.length === 0) return [say('explain:judge.none')];
    const late = byNode(come);
    return [
      ...some.map(({ node, judged, measure }) =>
        about(resolved, node.id, measure === 'cross-entropy' ? 'explain:judge.softmax' : 'explain:judge.some', { judged: judged.length, timesteps })),
      ...[...byNode(gone)].flatMap(([node, were]): Change[] => {
        const saved = parts * (workOf(were) - workOf(late.get(node) ?? []));
        return saved > 0 ? [about(resolved, node, 'explain:judge.node', { saved: figure(saved) })] : [];
      }),
    ];
  },
  hoist({ resolved, stood, gone, come }) {
    if (!hasLoop(stood)) return [say('explain:hoist.noLoop')];
    const made = byNode(come);
    const changes = [...byNode(gone.filter(({ times }) => times > 1))].flatMap(([node, left]): Change[] => {
      const products = grown('linear', left, made.get(node) ?? []);
      if (products.length === 0) return [about(resolved, node, 'explain:hoist.work', { count: left.length })];
      return products.map((args) => about(resolved, node, 'explain:hoist.product', args));
    });
    return orNone(changes, 'explain:hoist.none');
  },
  lookUp({ resolved, before, parts, gone, come }) {
    const made = byNode(come);
    const changes = [...byNode(gone)].flatMap(([node, left]): Change[] => {
      const looked = find(made.get(node) ?? [], 'gather');
      if (!looked) return [];
      const products = left.flatMap((placed) => { const encoder = encoderOf(before, placed.operation); return encoder === null ? [] : [{ placed, encoder }]; });
      const [first] = products;
      const saved = figure(parts * workOf(products.map(({ placed }) => placed)));
      const [table, ids] = looked.operation.inputs.map(({ type }) => type.shape);
      const [rows, all] = [table?.[0] ?? 0, (ids ?? []).reduce((a, b) => a * b, 1)];
      return [
        ...(first ? [about(resolved, node, 'explain:lookUp.product', { from: titleOf(resolved, first.encoder), saved }, [first.encoder])] : []),
        ...(find(left, 'add') && rows < all ? [about(resolved, node, 'explain:lookUp.bias', { rows: figure(rows), looked: figure(all * parts) })] : []),
      ];
    });
    return orNone(changes, 'explain:lookUp.none');
  },
  differentiate({ resolved, parts, stood, stands }) {
    const [was, is] = [countsOf(stood), countsOf(stands)];
    const added = { operations: figure(is.operations - was.operations), multiplications: figure(parts * (is.multiplications - was.multiplications)) };
    return [
      say('explain:differentiate.backward', added),
      ...(hasLoop(stood) ? [say('explain:differentiate.loops', { timesteps: resolved.facts.timesteps }, loopNodes(stood))] : []),
    ];
  },
  sink({ resolved, gone, come }) {
    const made = byNode(come);
    const changes = [...byNode(gone.filter(({ times }) => times > 1))].flatMap(([node, left]): Change[] => {
      const products = grown('contract', left, made.get(node) ?? []);
      return [
        ...products.map((args) => about(resolved, node, 'explain:sink.product', args)),
        ...(find(left, 'reduceTo') && find(made.get(node) ?? [], 'reduceTo') ? [about(resolved, node, 'explain:sink.sum')] : []),
      ];
    });
    return orNone(changes, 'explain:sink.none');
  },
  unroll({ resolved, spared, stood, stands, gone }) {
    const { timesteps } = resolved.facts;
    if (!hasLoop(stood)) return [say('explain:unroll.none')];
    const [written, kept] = [loopNodes(gone), loopNodes(stands)];
    const loops = (nodes: readonly string[]): string => nodes.map((id) => titleOf(resolved, id)).join(', ');
    const sizes = { before: figure(stood.length), after: figure(stands.length) };
    return [
      ...(kept.length > 0 ? [say('explain:unroll.kept', { timesteps, loops: loops(kept) }, kept)] : []),
      ...(written.length > 0 ? [say('explain:unroll.written', { timesteps, loops: loops(written), ...sizes }, written)] : []),
      ...(written.length > 0 && spared.known > 0 ? [say('explain:unroll.known', { count: figure(spared.known) })] : []),
      ...(written.length > 0 && spared.equal > 0 ? [say('explain:unroll.equal', { count: figure(spared.equal) })] : []),
    ];
  },
  parts({ resolved, parts }) {
    const { batch } = resolved.training;
    return [parts > 1 ? say('explain:parts.cut', { batch, parts, rows: batch / parts }) : say('explain:parts.none', { batch })];
  },
  update({ resolved: { nodes, training } }) {
    const tensors = nodes.flatMap(({ parameters }) => parameters);
    const numbers = tensors.reduce((total, { shape }) => total + shape.reduce((a, b) => a * b, 1), 0);
    const names = { adam: 'Adam', rmsprop: 'RMSProp', sgd: 'SGD' };
    return [
      say('explain:update.step', { optimizer: names[training.optimizer.name], numbers: figure(numbers), tensors: tensors.length }),
      ...(training.weightDecay > 0 ? [say('explain:update.decay', { decay: training.weightDecay })] : []),
      ...(training.clipNorm > 0 ? [say('explain:update.clip', { norm: training.clipNorm })] : []),
    ];
  },
};

/** The first thing to tell: what the drawing became before any pass. */
export function drawnChange(resolved: Resolved, block: Block): Change {
  const placed = placedIn(block);
  const loops = loopNodes(placed);
  const args = { nodes: resolved.nodes.length + resolved.divergences.length + 1, operations: figure(placed.length), timesteps: resolved.facts.timesteps };
  return loops.length > 0
    ? say('explain:lower.loop', { ...args, loops: loops.map((id) => titleOf(resolved, id)).join(', ') }, loops)
    : say('explain:lower.plain', args);
}

function say(key: Message['key'], args: Message['args'] = {}, nodes: readonly string[] = []): Change {
  return { message: { key, args }, nodes };
}

function about(resolved: Resolved, node: string, key: Message['key'], args: Message['args'] = {}, others: readonly string[] = []): Change {
  return say(key, { ...args, node: titleOf(resolved, node) }, [...others, node]);
}

function orNone(changes: readonly Change[], key: Message['key']): readonly Change[] {
  return changes.length > 0 ? changes : [say(key)];
}

function titleOf({ nodes, source, divergences }: Resolved, id: string): string {
  const found = [source, ...divergences.map(({ node }) => node), ...nodes.map(({ node }) => node)].find((node) => node.id === id);
  return found ? nodeTitle(found) : id;
}

function find(placed: readonly Placed[], op: OpName): Placed | undefined {
  return placed.find(({ operation }) => operation.op === op);
}

function hasLoop(placed: readonly Placed[]): boolean {
  return find(placed, 'scan') !== undefined;
}

function loopNodes(placed: readonly Placed[]): string[] {
  const origins = placed.flatMap(({ operation: { op, origin } }) => (op === 'scan' && origin !== null ? [origin] : []));
  return [...new Set(origins)];
}

/** The node of the one-hot that a product takes; null: it takes none. */
function encoderOf(block: Block, { op, inputs }: Operation): string | null {
  if (op !== 'linear') return null;
  return block.operations.find((each) => each.op === 'oneHot' && each.outputs[0] === inputs[0])?.origin ?? null;
}

/** Small products of a loop with the large ones that took their place; those of equal shapes together. */
function grown(op: OpName, left: readonly Placed[], come: readonly Placed[]) {
  const pairs = new Map<string, { count: number; made: number; small: string; large: string }>();
  for (const small of left) {
    const large = come.find((each) => each.operation.op === op && each.times < small.times && widths(each) === widths(small));
    if (small.operation.op !== op || !large) continue;
    const texts = { small: factors(small.operation), large: factors(large.operation) };
    const { count, made } = pairs.get(texts.small) ?? { count: 0, made: 0 };
    pairs.set(texts.small, { ...texts, count: count + small.times, made: made + large.times });
  }
  return [...pairs.values()].map(({ count, made, ...texts }) => ({ ...texts, count: figure(count), made: figure(made) }));
}

/** What a product of the same matrices has in common, however many rows it takes. */
function widths({ operation: { inputs } }: Placed): string {
  return inputs.map(({ type }) => type.shape.at(-1)).join();
}

/** "[64, 57] × [57, 512]" of a product over all rows. */
function factors({ op, inputs }: Operation): string {
  const [x, y] = inputs.map(({ type: { shape } }) => [shape.slice(0, -1).reduce((a, b) => a * b, 1), shape.at(-1) ?? 1]);
  return `${shapeText(op === 'contract' ? [...(x ?? [])].reverse() : (x ?? []))} × ${shapeText(y ?? [])}`;
}
