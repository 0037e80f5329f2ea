import { portOf } from '../../../shared/compiler/functions/judge.ts';
import type { Token } from '../../../shared/ipc/contract.ts';
import type { Random } from '../../../shared/text/random.ts';
import { distribution, draw, mostProbable } from '../../../shared/text/sampling.ts';
import { symbolJoiner, type Tokeniser } from '../../../shared/text/symbols.ts';
import type { Vocabulary } from '../../../shared/text/vocabulary.ts';
import { Breath } from '../breath.ts';
import type { Session } from '../session.ts';

const CANDIDATES = 8;

export interface Writing {
  /** The divergence whose prediction says what comes next. */
  readonly output: string;
  readonly prime: Int32Array;
  /** Symbols to write after the prime. */
  readonly length: number;
  /** 0: always the most probable. */
  readonly temperature: number;
  readonly random: Random;
  readonly onToken?: (token: Omit<Token, 'requestId'>) => void;
  /** Asked now and then; true ends the text there. */
  readonly stopped?: () => boolean;
}

/**
 * Primes the network from a zero state and lets it go on, each symbol it draws fed back as the next input. `step` must be
 * prepared. Gives the whole text, prime first.
 */
export async function writeText(session: Session, vocabulary: Vocabulary, tokeniser: Tokeniser, writing: Writing): Promise<string> {
  const { output, prime, length, temperature, random, onToken, stopped } = writing;
  const join = symbolJoiner(tokeniser);
  const breath = new Breath();
  let text = '';
  let probabilities: Float64Array | null = null;
  for (let place = 0; place < prime.length + length; place++) {
    const primed = place < prime.length;
    const index = primed ? (prime[place] as number) : draw(probabilities as Float64Array, random);
    const symbol = vocabulary.symbol(index);
    text += join(symbol);
    onToken?.({ symbol, primed, ...chances(index, probabilities, vocabulary) });
    if (place + 1 === prime.length + length) break;
    const outputs = session.call('step', { x: Int32Array.of(index), keep: Float32Array.of(place === 0 ? 0 : 1) });
    probabilities = distribution(outputs[portOf('scores', output)] ?? [], temperature);
    if (breath.isDue) {
      await breath.take();
      if (stopped?.()) break;
    }
  }
  return text;
}

/** The first symbol of all has no probability: nothing was read before it. */
function chances(index: number, probabilities: Float64Array | null, vocabulary: Vocabulary): Pick<Token, 'probability' | 'top'> {
  if (!probabilities) return { probability: 1, top: [] };
  return {
    probability: probabilities[index] as number,
    top: mostProbable(probabilities, CANDIDATES).map((candidate) => ({
      symbol: vocabulary.symbol(candidate.index),
      probability: candidate.probability,
    })),
  };
}
