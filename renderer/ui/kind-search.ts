import { translator } from '../../shared/i18n/index.ts';
import { languages } from '../../shared/i18n/languages.ts';
import type { NodeKind } from '../../shared/nodes/kind.ts';

/** What a kind is found by, each in every language: one may know a node by its English name, whatever the window speaks. */
interface Words {
  readonly names: readonly string[];
  readonly synonyms: readonly string[];
  readonly described: readonly string[];
}

const known = new Map<string, Words>();

function wordsOf({ id, role }: NodeKind): Words {
  const found = known.get(id);
  if (found) return found;
  const texts = (key: string): string[] => languages.filter((lng) => translator.exists(key, { lng })).map((lng) => translator.t(key, { lng }).toLowerCase());
  const words: Words = {
    names: [id, ...texts(`nodes:kinds.${id}.title`)],
    synonyms: texts(`wiring:words.${id}`).flatMap((list) => list.split(', ')),
    described: [...texts(`nodes:kinds.${id}.subtitle`), ...texts(`nodes:kinds.${id}.help`), ...texts(`nodes:roles.${role}`)],
  };
  known.set(id, words);
  return words;
}

/** How well a kind answers to what was typed: 0 not at all, at most 1. Its name counts more than its synonyms, those more than its description. */
export function kindScore(kind: NodeKind, query: string): number {
  const typed = query.toLowerCase().trim();
  if (!typed) return 1;
  const words = wordsOf(kind);
  const whole = Math.max(scoreIn(words.names, typed, 1), scoreIn(words.synonyms, typed, 0.7));
  if (whole > 0) return whole;
  // Word by word, each somewhere.
  const parts = typed.split(/\s+/).map((part) => Math.max(scoreIn(words.names, part, 0.5), scoreIn(words.synonyms, part, 0.4), scoreIn(words.described, part, 0.2)));
  return Math.min(...parts);
}

/** `full` where a text begins with what was typed, less where a word in it does, least where it is in the middle of one. */
function scoreIn(texts: readonly string[], typed: string, full: number): number {
  const bare = squeezed(typed);
  if (!bare) return 0;
  const best = texts.map((text) => {
    if (squeezed(text) === bare) return full;
    if (squeezed(text).startsWith(bare)) return full * 0.9;
    if (text.split(/[\s-]+/).some((word) => word.startsWith(typed))) return full * 0.8;
    return isLong(bare) && full > 0.3 && squeezed(text).includes(bare) ? full * 0.5 : 0;
  });
  return Math.max(0, ...best);
}

/** "one-hot", "one hot" and "onehot" are the same. */
function squeezed(text: string): string {
  return text.replace(/[\s-]+/g, '');
}

/** Long enough to be looked for inside words: three letters, or one Hangul syllable more than one. */
function isLong(bare: string): boolean {
  return bare.length >= (/[가-힣]/.test(bare) ? 2 : 3);
}
