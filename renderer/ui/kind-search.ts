import type { NodeKind } from '../../shared/nodes/kind.ts';
import { inEachLanguage, listedInEach, wordScore, type Words } from './word-search.ts';

const known = new Map<string, Words>();

/** What a kind is found by. */
export function kindWords({ id, role }: NodeKind): Words {
  const found = known.get(id);
  if (found) return found;
  const words: Words = {
    names: [id, ...inEachLanguage(`nodes:kinds.${id}.title`)],
    synonyms: listedInEach(`wiring:words.${id}`),
    described: [...inEachLanguage(`nodes:kinds.${id}.subtitle`), ...inEachLanguage(`nodes:kinds.${id}.help`), ...inEachLanguage(`nodes:roles.${role}`)],
  };
  known.set(id, words);
  return words;
}

/** How well a kind answers to what was typed; see `wordScore`. */
export function kindScore(kind: NodeKind, query: string): number {
  return wordScore(kindWords(kind), query);
}
