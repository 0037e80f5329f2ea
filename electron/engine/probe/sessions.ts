import { compileFor } from '../compile.ts';
import { Session } from '../session.ts';
import { initialWeights } from './initial-weights.ts';
import { fingerprint, type Subject } from './subject.ts';

/** A compiled network that stands ready, with what its weights are now. */
export interface ProbeSession {
  readonly session: Session;
  readonly rows: number;
  readonly timesteps: number;
}

/** Sessions that are kept: a few sizes of the network that is looked at, and of the one before. */
const KEPT = 6;

/** Compiled probes by drawing, length and rows; the ones used last are kept. */
export class ProbeSessions {
  readonly #open = new Map<string, ProbeSession>();
  readonly #weights = new WeakMap<Session, string>();

  /** The session for so many sequences (at most `ROWS_AT_ONCE`) of at most so many timesteps, its weights set. */
  async take(subject: Subject, sequences: number, length: number, holds: boolean): Promise<ProbeSession> {
    const rows = bucketOf(rowBuckets, sequences);
    const timesteps = timestepsFor(length, subject.facts.timesteps);
    const { graph } = subject.document;
    const key = fingerprint({ graph, facts: subject.facts, rows, timesteps, holds });
    const found = this.#open.get(key) ?? { rows, timesteps, session: await open(subject, rows, timesteps, holds) };
    this.#open.delete(key);
    this.#open.set(key, found);
    this.#setWeights(subject, found.session);
    for (const [old, { session }] of this.#open) {
      if (this.#open.size <= KEPT) break;
      this.#open.delete(old);
      await session.close();
    }
    return found;
  }

  async close(): Promise<void> {
    const all = [...this.#open.values()];
    this.#open.clear();
    for (const { session } of all) await session.close();
  }

  #setWeights({ weights }: Subject, session: Session): void {
    if (this.#weights.get(session) === weights.key) return;
    session.set(weights.values ?? initialWeights(session.program, weights.seed));
    this.#weights.set(session, weights.key);
  }
}

async function open({ document, node, facts }: Subject, rows: number, timesteps: number, holds: boolean): Promise<Session> {
  const program = compileFor(document, node, facts, { functions: ['probe', 'set'], rows: 1, shards: 1, probe: { rows, timesteps }, holds });
  return Session.open(program, ['probe', 'set']);
}

const rowBuckets = [1, 2, 4, 8, 16] as const;
export const ROWS_AT_ONCE = 16;
const timestepBuckets = [4, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512, 768, 1024, 1536, 2048] as const;

/** The least length that is compiled and holds so many timesteps; the network's own is one of them. */
export function timestepsFor(length: number, window: number): number {
  const bucket = bucketOf(timestepBuckets, length);
  return length <= window && window <= bucket ? window : bucket;
}

function bucketOf(buckets: readonly number[], wanted: number): number {
  return buckets.find((size) => size >= wanted) ?? wanted;
}
