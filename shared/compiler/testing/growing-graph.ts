import type { UnrollDocument, WireEnd } from '../../document/schema.ts';
import { kindById } from '../../nodes/index.ts';
import type { DataFacts, NodeKind, Signal } from '../../nodes/kind.ts';
import { checkShapes } from '../check-shapes.ts';

export type Params = Readonly<Record<string, unknown>>;

/** A node to be added: its kind, its params, and which of the signals so far its ports read, counted from the latest. */
export interface Layer {
  readonly kind: NodeKind;
  readonly params: Params;
  readonly picks: readonly number[];
}

interface Available {
  readonly end: WireEnd;
  readonly signal: Signal;
}

/** A legal document under construction. */
export class GrowingGraph {
  readonly facts: DataFacts;
  readonly document: UnrollDocument;
  readonly #signals: readonly Available[];

  constructor(facts: DataFacts, document: UnrollDocument, signals: readonly Available[] = []) {
    this.facts = facts;
    this.document = document;
    this.#signals = signals;
  }

  /** With a node that reads what was picked; where that is not legal, the latest that fits at each port; else as it was. */
  grown(layer: Layer): GrowingGraph {
    return this.#with(layer) ?? this.#with({ ...layer, picks: [0] }) ?? this;
  }

  /** With nodes that each read the latest signals that fit, or what is picked. */
  followedBy(nodes: readonly (readonly [kind: string, params: Params, pick?: number])[]): GrowingGraph {
    return nodes.reduce((graph: GrowingGraph, [id, params, pick = 0]) => graph.grown({ kind: need(id), params, picks: [pick] }), this);
  }

  #with({ kind, params, picks }: Layer): GrowingGraph | null {
    const { graph } = this.document;
    const id = `n${graph.nodes.length}`;
    const ports = kind.inputsOf(params);
    const wires = ports.flatMap(({ name, signal }, port) => {
      const fitting = this.#signals.filter((each) => each.signal.kind === signal);
      const from = fitting.at(-1 - ((picks[port % picks.length] ?? 0) % Math.max(fitting.length, 1)))?.end;
      return from ? [{ id: `${from.node}.${from.port}-${id}.${name}`, from, to: { node: id, port: name } }] : [];
    });
    if (wires.length < ports.length) return null;
    const node = { id, kind: kind.id, kindVersion: kind.version, name: '', params };
    const document = { ...this.document, graph: { ...graph, nodes: [...graph.nodes, node], wires: [...graph.wires, ...wires] } };
    const { diagnostics, signals } = checkShapes(document, { n0: this.facts });
    if (diagnostics.some(({ severity }) => severity === 'error')) return null;
    const outputs = Object.entries(signals[id]?.outputs ?? {});
    return new GrowingGraph(this.facts, document, [...this.#signals, ...outputs.flatMap(([port, signal]) => (signal ? [{ end: { node: id, port }, signal }] : []))]);
  }
}

function need(id: string): NodeKind {
  const kind = kindById(id);
  if (!kind) throw new Error(`no kind ${id}`);
  return kind;
}
