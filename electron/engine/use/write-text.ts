import { WRITTEN_SYMBOLS } from '../../../shared/compiler/functions/write.ts';
import type { HeldUnit, Token } from '../../../shared/ipc/contract.ts';
import type { Random } from '../../../shared/text/random.ts';
import { mostProbable } from '../../../shared/text/sampling.ts';
import { symbolJoiner, type Tokeniser } from '../../../shared/text/symbols.ts';
import type { Vocabulary } from '../../../shared/text/vocabulary.ts';
import { Breath } from '../breath.ts';
import { holdFeeds } from '../hold-feeds.ts';
import type { Session } from '../session.ts';

const CANDIDATES = 8;

export interface Writing {
  readonly prime: Int32Array;
  /** Symbols to write after the prime. */
  readonly length: number;
  /** 0: always the most probable. */
  readonly temperature: number;
  readonly random: Random;
  /** Units that are held, in a program that can. */
  readonly hold?: readonly HeldUnit[];
  readonly onToken?: (token: Omit<Token, 'requestId'>) => void;
  /** Asked now and then; true ends the text there. */
  readonly stopped?: () => boolean;
}

/** Temperature 0 is the limit: far beyond the scores' differences, and a u at which equal ones fall to the first. */
const GREEDY = { sharpness: 1e30, u: 1e-6 };

/**
 * Primes the network from a zero state and lets it go on, each symbol it draws fed back as the next input. `step` and `write`
 * must be prepared. Gives the whole text, prime first.
 */
export async function writeText(session: Session, vocabulary: Vocabulary, tokeniser: Tokeniser, writing: Writing): Promise<string> {
  const { prime, length, temperature, random, hold = [], onToken, stopped } = writing;
  const held = { step: holdFeeds(session.program, 'step', hold), write: holdFeeds(session.program, 'write', hold) };
  const join = symbolJoiner(tokeniser);
  const breath = new Breath();
  let text = '';
  const tell = (index: number, primed: boolean, probabilities: Float32Array | null, u: number | null = null): void => {
    const symbol = vocabulary.symbol(index);
    text += join(symbol);
    onToken?.({ symbol, primed, ...chances(index, probabilities, vocabulary), drawn: probabilities && u !== null ? { u, ...endsOf(index, probabilities) } : null });
  };
  /** False: asked to end. */
  const goOn = async (): Promise<boolean> => {
    if (!breath.isDue) return true;
    await breath.take();
    return stopped?.() !== true;
  };

  const keep = (place: number): Float32Array => Float32Array.of(place === 0 ? 0 : 1);
  const before = prime.length - 1;
  for (let place = 0; place < before; place++) {
    tell(prime[place] as number, true, null);
    session.call('step', { x: prime.subarray(place, place + 1), keep: keep(place), ...held.step });
    if (!(await goOn())) return text;
  }
  let last = prime[before] as number;
  tell(last, true, null);
  const sharpness = Float32Array.of(temperature === 0 ? GREEDY.sharpness : 1 / temperature);
  for (let written = 0; written < length; written += WRITTEN_SYMBOLS) {
    const u = Float32Array.from({ length: WRITTEN_SYMBOLS }, () => (temperature === 0 ? GREEDY.u : random.float()));
    const { symbols, probabilities } = session.call('write', { x: Int32Array.of(last), keep: keep(before + written), u, sharpness, ...held.write });
    if (!symbols || !probabilities) throw new Error('write gives symbols and probabilities');
    const classes = probabilities.length / WRITTEN_SYMBOLS;
    for (let i = 0; i < Math.min(WRITTEN_SYMBOLS, length - written); i++) {
      last = symbols[i] as number;
      tell(last, false, probabilities.subarray(i * classes, (i + 1) * classes), temperature === 0 ? null : (u[i] ?? null));
    }
    if (!(await goOn())) break;
  }
  return text;
}

/** The first symbol of all has no probability: nothing was read before it. */
function chances(index: number, probabilities: Float32Array | null, vocabulary: Vocabulary): Pick<Token, 'probability' | 'top'> {
  if (!probabilities) return { probability: 1, top: [] };
  return {
    probability: probabilities[index] as number,
    top: mostProbable(probabilities, CANDIDATES).map((candidate) => ({
      symbol: vocabulary.symbol(candidate.index),
      probability: candidate.probability,
    })),
  };
}

/** Where a symbol lies when all lie side by side from 0 to 1. */
function endsOf(index: number, probabilities: Float32Array): { readonly from: number; readonly to: number } {
  const from = probabilities.subarray(0, index).reduce((sum, probability) => sum + probability, 0);
  return { from, to: from + (probabilities[index] as number) };
}
