/** What a template learns, as its test trains it. */
export interface Expectation {
  /** Steps of the test: the document's own, or the first of them where those would take minutes. */
  readonly steps: number;
  /** Mean of the last ten training losses, nats a judged symbol. */
  readonly loss: { readonly above: number; readonly below: number };
  /** Least share of the training questions that are answered right. */
  readonly accuracy?: number;
  /** What it writes after `prime`, always taking the most probable symbol; or that it writes something else. */
  readonly writes?: { readonly prime: string; readonly text: string; readonly equal: boolean };
  /** Questions from the table and the answers it gives. */
  readonly answers?: Readonly<Record<string, string>>;
}

/** After "l" either "l" or "o" follows, and without memory the best guess is one half each: (2 ln 2) / 4 nats over 4 steps. */
const withoutMemory = (2 * Math.log(2)) / 4;

export const expectations: Readonly<Record<string, Expectation>> = {
  hello: { steps: 300, loss: { above: 0, below: 0.05 }, writes: { prime: 'h', text: 'hello', equal: true } },
  'mlp-per-timestep': {
    steps: 300,
    loss: { above: withoutMemory - 0.0005, below: withoutMemory + 0.01 },
    writes: { prime: 'h', text: 'hello', equal: false },
  },
  'many-to-one': {
    steps: 400,
    loss: { above: 0, below: 0.05 },
    accuracy: 0.95,
    answers: { 'color of sky': 'blue', 'color of midnight sky': 'black', 'what is the color of mud': 'brown' },
  },
  'text-generation': { steps: 150, loss: { above: 1.5, below: 2.4 } },
  'word-generation': { steps: 100, loss: { above: 4, below: 5.5 } },
};
