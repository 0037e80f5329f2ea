import type { ProbeResult, RequestInput } from '../../shared/ipc/contract.ts';

export type ProbeRequest = RequestInput<'runs.probe'>;

/** Answers that are kept: as many as a view goes to and fro between, and no more than so many numbers. */
const KEPT = 48;
const NUMBERS = 16_000_000;

/** Answers by question; the ones used last are kept. */
export class ProbeCache {
  readonly #answers = new Map<string, ProbeResult>();

  get(key: string): ProbeResult | null {
    const found = this.#answers.get(key);
    if (!found) return null;
    this.#answers.delete(key);
    this.#answers.set(key, found);
    return found;
  }

  put(key: string, result: ProbeResult): void {
    this.#answers.delete(key);
    this.#answers.set(key, result);
    let numbers = [...this.#answers.values()].reduce((total, each) => total + sizeOf(each), 0);
    for (const [old, each] of this.#answers) {
      if (old === key || (this.#answers.size <= KEPT && numbers <= NUMBERS)) break;
      this.#answers.delete(old);
      numbers -= sizeOf(each);
    }
  }
}

function sizeOf({ sequences, tensors }: ProbeResult): number {
  const all = [...Object.values(tensors), ...sequences.flatMap((sequence) => [...Object.values(sequence.tensors), ...(sequence.alone ? [sequence.alone] : [])])];
  return all.reduce((total, { data }) => total + data.length, 0);
}

const numbers = new WeakMap<object, number>();
let next = 1;

/** Parts of a document are never changed, so the same object is the same content. */
function numberOf(part: object): number {
  const known = numbers.get(part) ?? next++;
  numbers.set(part, known);
  return known;
}

/**
 * Equal for requests with equal answers.
 * @param moment tells apart the moments of a run that trains (its step, say)
 */
export function probeKey({ of, ask }: ProbeRequest, moment: number | string): string {
  const whose = 'runId' in of ? of : { ...of, document: [of.document.graph, of.document.training, of.document.data].map(numberOf) };
  return JSON.stringify([whose, moment, ask]);
}

/** Whose numbers an answer has, at whatever moment: those of one run or drawing are never shown as those of another. */
export function whoseOf({ of }: Pick<ProbeRequest, 'of'>): string {
  return JSON.stringify('runId' in of ? of.runId : [of.document.id, of.document.graph.nodes.map(({ id, kind }) => [id, kind])]);
}

/** Is the same run through a network by both? */
export function readsSame(one: Pick<ProbeRequest, 'ask'> | null, other: Pick<ProbeRequest, 'ask'> | null): boolean {
  if (one === other || one?.ask.sequences === other?.ask.sequences) return true;
  const inputs = (of: Pick<ProbeRequest, 'ask'> | null): string => JSON.stringify(of?.ask.sequences.map(({ x, d }) => [x, d]));
  return inputs(one) === inputs(other);
}
