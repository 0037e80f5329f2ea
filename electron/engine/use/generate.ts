import { UserError } from '../../../shared/errors.ts';
import type { GenerateOptions, Token } from '../../../shared/ipc/contract.ts';
import { Random } from '../../../shared/text/random.ts';
import type { EngineRun } from '../run/run-folder.ts';
import { speakerOf } from './speaker.ts';
import { withNetwork } from './trained-network.ts';
import { writeText } from './write-text.ts';

export interface Generated {
  /** Prime and continuation. */
  readonly text: string;
  /** Characters of text, prime included, a second of the network's own time. */
  readonly charactersPerSecond: number;
  /** Of the checkpoint that wrote. */
  readonly step: number;
}

export interface GenerateListener {
  readonly onToken?: (token: Omit<Token, 'requestId'>) => void;
  readonly stopped?: () => boolean;
}

/**
 * Continues a text.
 * @throws UserError a run that answers questions, an empty prime, a symbol that the network does not know, no output of
 * the name that was given, or a state or unit to hold that there is not.
 */
export function generate(folder: string, options: GenerateOptions, listener: GenerateListener = {}): Promise<Generated> {
  const { prime, length, temperature, seed, output, hold = [], at } = options;
  const work: Parameters<typeof withNetwork<Generated>>[2] = async ({ run, vocabulary, session, step }) => {
    const symbols = vocabulary.encodeText(prime, run.tokeniser);
    if (symbols.length === 0) throw new UserError('errors:data.emptyPrime');
    const started = performance.now();
    const writing = { prime: symbols, length, temperature, random: Random.seeded(seed), hold, ...listener };
    const text = await writeText(session, vocabulary, run.tokeniser, writing);
    return { text, charactersPerSecond: (text.length * 1000) / Math.max(performance.now() - started, 1e-3), step };
  };
  return withNetwork(folder, ['step', 'write'], work, { check: requireNextSymbol, speaker: ({ document }) => speakerOf(document, output), holds: hold.length > 0, at });
}

function requireNextSymbol({ task }: EngineRun): void {
  if (task === 'forecast') throw new UserError('errors:engine.forecasts');
  if (task !== 'next-symbol') throw new UserError('errors:engine.notNextSymbol');
}
