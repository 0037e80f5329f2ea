import { DOCUMENT_VERSION } from '../../shared/document/schema.ts';
import { parseDocument } from '../../shared/document/parse.ts';
import { kindById } from '../../shared/nodes/index.ts';
import type { GraphNode, Point, UnrollDocument, Wire, WireEnd } from '../../shared/document/schema.ts';

/** Pixels between the places of two nodes side by side and one below the other. */
const apart = { x: 330, y: 118 };
const units = 32;

/**
 * A legal document of `count` nodes (at least 30) and 1.6 times as many wires, laid out: text, one-hot, and side by side chains of blocks. A
 * block projects, runs an LSTM beside a dense layer, adds both and joins the sum with what came in. Each chain ends in a divergence of its own.
 */
export function largeDocument(count: number): UnrollDocument {
  const drawing = new Drawing();
  const chains = Math.max(2, Math.round(Math.sqrt(count / 5)));
  const middle = Math.floor(chains / 2) * 2;
  const text = drawing.add('text', { corpus: 'letters' }, { x: middle, y: 0 }, []);
  const input = drawing.add('input', {}, { x: middle, y: 1 }, [{ ...text, port: 'symbols' }]);
  const oneHot = drawing.add('one-hot', {}, { x: middle, y: 2 }, [input]);
  const inChains = count - 3;
  for (let chain = 0; chain < chains; chain++) {
    const end = 3 + Math.round((inChains * (chain + 1)) / chains);
    let from = oneHot;
    let row = 4;
    for (; end - drawing.size >= 7; row += 4) from = drawing.block(from, chain * 2, row);
    for (; end - drawing.size > 2; row += 1) from = drawing.add('dropout', { rate: 0.1 }, { x: chain * 2, y: row }, [from]);
    const output = drawing.add('output', { units: 'auto' }, { x: chain * 2, y: row }, [from]);
    drawing.judge(output, { ...text, port: 'targets' }, { x: chain * 2, y: row + 1 });
  }
  return drawing.document();
}

class Drawing {
  private readonly nodes: GraphNode[] = [];
  private readonly wires: Wire[] = [];
  private readonly positions: Record<string, Point> = {};

  get size(): number {
    return this.nodes.length;
  }

  /** A node at a place of the raster, fed in the order of its ports; its output. */
  add(kind: string, params: Record<string, unknown>, at: Point, from: readonly WireEnd[]): WireEnd {
    const node = this.place(kind, params, at);
    const ports = kindById(kind)?.inputsOf(params) ?? [];
    from.forEach((end, index) => this.wire(end, { node, port: ports[index]?.name ?? '' }));
    return { node, port: 'out' };
  }

  /** Five nodes, eight wires, and nine in every fifth row. */
  block(from: WireEnd, x: number, y: number): WireEnd {
    const projection = this.add('projection', { units }, { x, y }, [from]);
    const lstm = this.add('lstm', { units, unitForgetBias: true }, { x, y: y + 1 }, [projection]);
    const dense = this.add('dense', { units, activation: 'tanh' }, { x: x + 1, y }, [from]);
    const sum = this.add('add', { inputs: 3 }, { x, y: y + 2 }, [lstm, dense, projection]);
    const joined = y % 5 === 0 ? [sum, from, dense] : [sum, from];
    return this.add('concat', { inputs: joined.length }, { x, y: y + 3 }, joined);
  }

  judge(logits: WireEnd, targets: WireEnd, at: Point): void {
    const node = this.place('divergence', { kind: 'cross-entropy', target: 'next-symbol', weights: { schedule: 'all' } }, at);
    this.wire(logits, { node, port: 'logits' });
    this.wire(targets, { node, port: 'targets' });
  }

  document(): UnrollDocument {
    const corpus = 'the quick brown fox jumps over the lazy dog. '.repeat(20);
    const raw = {
      format: 'unroll', version: DOCUMENT_VERSION, id: `large-${this.size}`, title: `${this.size} nodes`,
      graph: { nodes: this.nodes, wires: this.wires, groups: [] },
      training: {
        steps: 20, batch: 8, optimizer: { name: 'adam' }, learningRate: 0.003, clipNorm: 5, seed: 1, carryState: false, reduction: 'mean',
        validateEvery: 20, sampleEvery: 0, checkpointEvery: 20,
      },
      data: [{ type: 'corpus', id: 'letters', title: 'Letters', origin: { from: 'embedded', text: corpus } }],
      view: { positions: this.positions },
    };
    return parseDocument(JSON.stringify(raw), 'large-document');
  }

  private place(kind: string, params: Record<string, unknown>, { x, y }: Point): string {
    const id = `n${this.nodes.length}`;
    this.nodes.push({ id, kind, kindVersion: 1, name: '', params });
    this.positions[id] = { x: x * apart.x, y: y * apart.y };
    return id;
  }

  private wire(from: WireEnd, to: WireEnd): void {
    this.wires.push({ id: `w${this.wires.length}`, from, to });
  }
}
