import { t, translator } from '../../shared/i18n/index.ts';
import { languages } from '../../shared/i18n/languages.ts';
import type { MessageArgs, MessageKey } from '../../shared/i18n/messages.ts';
import { begins } from './hangul.ts';

/** What a thing is found by, in small letters, each in every language: one may know it by its English name, whatever the window speaks. */
export interface Words {
  readonly names: readonly string[];
  readonly synonyms: readonly string[];
  readonly described: readonly string[];
}

/** A text in every language, in small letters; nothing where there is no such text. */
export function inEachLanguage(key: string, args: MessageArgs = {}): string[] {
  return languages.filter((lng) => translator.exists(key, { lng })).map((lng) => translator.t(key, { ...args, lng }).toLowerCase());
}

/** A text with `{{name}}` in it, for many names: looked up once. */
export function namedText(key: MessageKey): (name: string) => string {
  const parts = t(key, { name: place }).split(place);
  return (name) => parts.join(name);
}

/** The same in every language, in small letters. */
export function namedInEach(key: MessageKey): (name: string) => string[] {
  const texts = inEachLanguage(key, { name: place }).map((text) => text.split(place));
  return (name) => texts.map((parts) => parts.join(name.toLowerCase()));
}

/** No character of any text. */
const place = '\u0000';

/** Lists apart by commas, as `inEachLanguage`. */
export function listedInEach(key: string): string[] {
  return inEachLanguage(key).flatMap((list) => list.split(', '));
}

/** How well words answer to what was typed: 0 not at all, at most 1. A name counts more than a synonym, that more than a description. */
export function wordScore(words: Words, query: string): number {
  const typed = query.toLowerCase().trim();
  if (!typed) return 1;
  const whole = Math.max(scoreIn(words.names, typed, 1), scoreIn(words.synonyms, typed, 0.7));
  if (whole > 0) return whole;
  // Word by word, each somewhere.
  const parts = typed.split(/\s+/).map((part) => Math.max(scoreIn(words.names, part, 0.5), scoreIn(words.synonyms, part, 0.4), scoreIn(words.described, part, 0.2)));
  return Math.min(...parts);
}

/** `full` where a text is what was typed, less where it begins with it or a word in it does, least where it is in the middle of one. */
function scoreIn(texts: readonly string[], typed: string, full: number): number {
  const bare = squeezed(typed);
  if (!bare) return 0;
  const best = texts.map((text) => {
    const whole = squeezed(text);
    if (whole === bare) return full;
    // Of two that begin with it the shorter is more of what was typed.
    if (begins(whole, bare)) return full * (0.9 + (0.05 * bare.length) / whole.length);
    if (text.split(/[\s-]+/).some((word) => begins(word, typed))) return full * 0.8;
    return isLong(bare) && full > 0.3 && whole.includes(bare) ? full * 0.5 : 0;
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
