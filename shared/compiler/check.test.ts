import { describe, expect, it } from 'vitest';
import type { UnrollDocument } from '../document/schema.ts';
import { messageText } from '../i18n/index.ts';
import { kindById } from '../nodes/index.ts';
import { checkDocument } from './check.ts';
import { chain, drawing, textFacts, type DrawingOptions } from './testing/networks.ts';

const facts = { source: textFacts(5, 4) };
const lstm = (): UnrollDocument => structuredClone(chain({ layers: [['one-hot'], ['lstm', { units: 6 }]] }));

function errors(document: UnrollDocument, known: Parameters<typeof checkDocument>[1] = facts): string[] {
  return checkDocument(document, known).diagnostics.map((item) => `${item.severity} ${item.node ?? '-'}: ${messageText(item.message)}`);
}

describe('checkDocument', () => {
  it('finds nothing wrong with a legal graph and knows its tensors', () => {
    const { diagnostics, signals, learned } = checkDocument(lstm(), facts);
    expect(diagnostics).toEqual([]);
    expect(signals.n2?.inputs.in).toEqual({ kind: 'vector', width: 5, oneHot: true });
    expect(signals.n3?.outputs.out).toEqual({ kind: 'logits', width: 5 });
    expect(learned.n2).toBe(4 * 6 * (5 + 6 + 1));
    expect(learned.n3).toBe(6 * 5 + 5);
  });

  it('calls what an output gives by its task: scores of classes, or the numbers of a forecast', () => {
    const said = (document: UnrollDocument, known: Parameters<typeof checkDocument>[1]) => {
      const { diagnostics, signals } = checkDocument(document, known);
      expect(diagnostics).toEqual([]);
      const output = document.graph.nodes.find(({ kind }) => kind === 'output');
      const kind = output && kindById('output');
      return kind && { line: messageText(kind.summary(output.params, signals[output.id] ?? { inputs: {}, outputs: {} })), last: kind.equations(output.params, signals[output.id]).at(-1) };
    };
    expect(said(lstm(), facts)).toEqual({ line: '6 → 5 logits', last: 'Y_t = softmax(z_t)' });
    const forecast = chain({ layers: [['lstm', { units: 6 }]], numbers: 'forecast' });
    const rows = (channels: number) => ({ source: { symbols: 0, classes: channels, channels, timesteps: 4, lengths: [4] } });
    expect(said(forecast, rows(1))).toEqual({ line: '6 → 1 number', last: 'Y_t = z_t' });
    expect(said(forecast, rows(2))?.line).toBe('6 → 2 numbers');
  });

  it('says nothing about widths that the data has not told yet', () => {
    const { diagnostics, learned } = checkDocument(lstm(), {});
    expect(diagnostics).toEqual([]);
    expect(learned.n2).toBeUndefined();
  });

  it('names an input that nothing is wired to', () => {
    const document = lstm();
    document.graph.wires = document.graph.wires.filter(({ to }) => to.node !== 'n2');
    expect(errors(document)).toContain('error n2: LSTM: nothing is wired to its input "in". Wire it, or remove the node.');
  });

  it('names a circle by the way round it and offers a delay on the wire that closed it', () => {
    const wired = drawing({ nodes: { o: ['one-hot'], s: ['add'], f: ['dense', { units: 5 }] }, wires: ['x > o', 'o > s.a', 's > f', 'f > s.b', 'f > out'] });
    const [found] = checkDocument(wired, facts).diagnostics;
    expect(found && messageText(found.message)).toBe(
      'Add → Dense → Add is a circle within one timestep. Put a delay on one of its wires, so that what comes round is of the timestep before, or remove one.',
    );
    expect(found?.wire).toBe('w4');
    expect(found?.fix?.edit).toEqual({ do: 'insert-node', wire: 'w4', kind: 'delay', params: {} });
  });

  it('takes a circle through a delay for a recurrence, its width from wherever it is known', () => {
    const wired = (wires: readonly string[], delay = {}) =>
      drawing({ nodes: { o: ['one-hot'], z: ['delay', delay], z2: ['delay'], s: ['add'] }, wires: ['x > o', ...wires] });
    const known = checkDocument(wired(['o > s.a', 'z2 > s.b', 's > z', 'z > z2', 's > out']), facts);
    expect(known.diagnostics).toEqual([]);
    expect(known.signals.z2?.outputs.out).toEqual({ kind: 'vector', width: 5 });
    expect(errors(wired(['z > s.a', 'z2 > s.b', 's > z', 'z > z2', 's > out']))).toContain(
      'error z: How wide Delay is follows from nothing that is wired to it. Set its units.',
    );
    expect(errors(wired(['z > s.a', 'z2 > s.b', 's > z', 'z > z2', 's > out']), {})).toEqual([
      'warning x: Input leads nowhere and is left out of training.',
      'warning o: One-hot leads nowhere and is left out of training.',
    ]);
    const [wrong] = checkDocument(wired(['o > s.a', 'z > s.b', 's > z', 's > z2', 'z2 > out'], { units: 7 }), facts).diagnostics;
    expect(wrong?.message.key).toBe('diagnostics:widthsDiffer');
    const set = drawing({ nodes: { o: ['one-hot'], z: ['delay', { units: 7 }] }, wires: ['x > o', 'o > z', 'z > out'] });
    expect(errors(set)).toEqual(['error z: Delay is set to 7 units, but what comes in is 5 wide. Set its units to automatic.']);
  });

  it('refuses what reads from the end in a circle', () => {
    const wired = drawing({
      nodes: { o: ['one-hot'], c: ['concat'], b: ['bidirectional', { units: 2 }], z: ['delay'] }, wires: ['x > o', 'o > c.a', 'z > c.b', 'c > b', 'b > z', 'b > out'], pairs: true,
    });
    expect(errors(wired, { source: { symbols: 5, classes: 3, timesteps: 4, lengths: [4] } })).toEqual([
      'error b: Bidirectional reads from the end, too, so it cannot lie in a circle that goes on timestep by timestep. Take an LSTM, GRU or RNN here.',
    ]);
  });

  it('names a cycle and offers to open it', () => {
    const document = lstm();
    const wire = document.graph.wires.find(({ to }) => to.node === 'n1');
    if (wire) wire.from = { node: 'n2', port: 'out' };
    const { diagnostics } = checkDocument(document, facts);
    const cycle = diagnostics.find(({ message }) => message.key === 'diagnostics:cycle');
    expect(cycle?.message.args?.circle).toBe('One-hot → LSTM → One-hot');
    expect(cycle?.fix?.edit.do).toBe('insert-node');
  });

  it('refuses symbols where vectors are taken and offers the one-hot', () => {
    const document = chain({ layers: [['lstm', { units: 6 }]] });
    const [found] = checkDocument(document, facts).diagnostics;
    expect(found?.node).toBe('n1');
    expect(found?.fix?.edit).toEqual({ do: 'insert-node', wire: 'w1', kind: 'one-hot', params: {} });
  });

  it('says a wrong number of outputs at the output node', () => {
    const document = lstm();
    const output = document.graph.nodes.find(({ id }) => id === 'n3');
    if (output) output.params.units = 60;
    const [found] = checkDocument(document, facts).diagnostics;
    expect(found && messageText(found.message)).toBe('Output gives 60 outputs, but the targets are one of 5. Set its units to 5 or to automatic.');
    expect(found?.node).toBe('n3');
    expect(found?.fix?.edit).toEqual({ do: 'set-params', node: 'n3', params: { units: 'auto' } });
  });

  it('wants at least one divergence', () => {
    const none = lstm();
    none.graph.nodes = none.graph.nodes.filter(({ id }) => id !== 'div');
    none.graph.wires = none.graph.wires.filter(({ to }) => to.node !== 'div');
    expect(errors(none)[0]).toContain('Nothing judges the network');
  });

  it('takes several divergences on one source, of which one has a share', () => {
    const branch = { after: 'n1', layers: [['rnn', { units: 3 }]] } as const;
    const two = structuredClone(chain({ layers: [['one-hot'], ['lstm', { units: 6 }]], share: 0, branch }));
    expect(errors(two)).toEqual([]);
    const other = two.graph.nodes.find(({ id }) => id === 'div2');
    if (other) other.params.share = 0;
    expect(errors(two)).toEqual(['error div: Every divergence has a share of 0, so nothing would be learned. Give at least one a share.']);
  });

  it('refuses divergences that read several sources', () => {
    const two = structuredClone(chain({ layers: [['one-hot'], ['lstm', { units: 6 }]], branch: { after: 'n1', layers: [['rnn', { units: 3 }]] } }));
    two.graph.nodes.push({ id: 'source2', kind: 'text', kindVersion: 1, name: 'Other', params: { corpus: 'd' } });
    const targets = two.graph.wires.find(({ id }) => id === 'targets div2');
    if (targets) targets.from.node = 'source2';
    expect(errors(two)).toEqual(['error div2: The targets of Divergence come from another source than its inputs. Wire both from the same one.']);
  });

  it('refuses weights that are zero everywhere', () => {
    const document = chain({ layers: [['one-hot']], weights: { schedule: 'custom', from: 'start', weights: [0, 0], rest: 0 } });
    expect(errors(document)).toContain('error div: Every timestep weighs 0, so nothing would be learned. Give at least one timestep a weight.');
    const late = chain({ layers: [['one-hot']], weights: { schedule: 'custom', from: 'start', weights: [0, 0, 0, 0, 1], rest: 0 } });
    expect(errors(late)).toHaveLength(1);
  });

  it('refuses a target that the source does not give', () => {
    const document = lstm();
    const divergence = document.graph.nodes.find(({ id }) => id === 'div');
    if (divergence) divergence.params.target = 'answer';
    expect(errors(document)).toEqual(['error div: The targets are next symbols, but this node asks for an answer.']);
  });

  it('warns of a branch that leads nowhere', () => {
    const document = lstm();
    document.graph.nodes.push({ id: 'side', kind: 'dense', kindVersion: 1, name: 'Side', params: { units: 3, activation: 'tanh' } });
    document.graph.wires.push({ id: 'ws', from: { node: 'n2', port: 'out' }, to: { node: 'side', port: 'in' } });
    expect(errors(document)).toEqual(['warning side: Side leads nowhere and is left out of training.']);
  });

  it('keeps unknown kinds and names them, and names parameters out of range', () => {
    const document = lstm();
    document.graph.nodes.push({ id: 'x', kind: 'attention', kindVersion: 1, name: '', params: {} });
    const layer = document.graph.nodes.find(({ id }) => id === 'n2');
    if (layer) layer.params.units = 0;
    const found = errors(document);
    expect(found).toContain('error x: This Unroll does not know the kind "attention". The node is kept, but the graph cannot train with it.');
    expect(found).toContain('error n2: LSTM: "Units" has a value that is not allowed. Choose another in the inspector.');
  });

  it('names data that is missing', () => {
    const document = lstm();
    document.data = [];
    expect(errors(document)).toEqual(['error source: Text source has no data yet. Choose a text or a table in the inspector.']);
  });

  it('names both widths where vectors do not go together, and offers the projection between', () => {
    const document = drawing({ nodes: { o: ['one-hot'], h: ['rnn', { units: 6 }], s: ['add'] }, wires: ['x > o', 'o > h', 'h > s.a', 'o > s.b', 's > out'] });
    const [found] = checkDocument(document, facts).diagnostics;
    expect(found && messageText(found.message)).toBe(
      'Add needs vectors of one width, but input a is 6 wide and input b is 5. Put a projection to 6 before b, or change a layer.',
    );
    expect(found?.fix?.edit).toEqual({ do: 'insert-node', wire: 'w4', kind: 'projection', params: { units: 6 } });
    expect(errors(document, {})).toEqual([]);
  });

  it('asks for as many wires as a node has inputs', () => {
    const document = drawing({ nodes: { o: ['one-hot'], c: ['concat', { inputs: 3 }] }, wires: ['x > o', 'o > c.a', 'o > c.c', 'c > out'] });
    expect(errors(document)).toEqual(['error c: Concat: nothing is wired to its input "b". Wire it, or remove the node.']);
    const less = structuredClone(document);
    for (const node of less.graph.nodes) if (node.id === 'c') node.params.inputs = 2;
    expect(errors(less)).toContain('error c: A wire ends at a port that does not exist. Remove it.');
  });

  it('refuses what reads from the end where the next symbol is asked for', () => {
    const layers = [['one-hot'], ['bidirectional', { units: 3 }], ['dense', { units: 4 }]] as const;
    expect(errors(chain({ layers }))).toEqual([
      'error n2: Bidirectional also reads from the end, so it would see the symbol it has to predict. Use it with questions, or take an LSTM, GRU or RNN here.',
    ]);
    expect(errors(chain({ layers, pairs: true }), { source: { symbols: 5, classes: 3, timesteps: 4, lengths: [4] } })).toEqual([]);
  });

  it('ties an output only where table and input fit', () => {
    const tied = (units: number, tie = 'e', more: Partial<DrawingOptions> = {}) =>
      drawing({ nodes: { e: ['embedding', { units: 3 }], h: ['rnn', { units }] }, wires: ['x > e', 'e > h', 'h > out'], out: { tie }, ...more });
    expect(errors(tied(3))).toEqual([]);
    expect(checkDocument(tied(3), facts).learned.out).toBe(5);
    const [found] = checkDocument(tied(6), facts).diagnostics;
    expect(found && messageText(found.message)).toBe('Output is tied to Embedding, whose places have 3 numbers, but its input is 6 wide. Both need the same width.');
    expect(found?.fix?.edit).toEqual({ do: 'set-params', node: 'e', params: { units: 6 } });
    expect(errors(tied(3, 'gone'))).toEqual(['error out: Output is tied to a node that is not there any more. Choose another, or none.']);
    expect(errors(tied(3, 'h'))[0]).toContain('Output is tied to RNN, which has no table of symbols on the way to it.');
    const answers = { source: { symbols: 5, classes: 2, timesteps: 4, lengths: [4] } };
    expect(errors(tied(3, 'e', { pairs: true }), answers)).toEqual([
      'error out: Output is tied to Embedding, which has a row for each of 5 symbols, but 2 classes are asked for. Untie it.',
    ]);
  });

  it('says an empty canvas is empty', () => {
    const document = lstm();
    document.graph = { nodes: [], wires: [], groups: [] };
    expect(errors(document)).toEqual(['error -: Nothing on the canvas yet. Add a text source, or start from a template.']);
  });
});
