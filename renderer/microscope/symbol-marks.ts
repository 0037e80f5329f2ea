/** Signs that stand for white space in a field of one line. */
export interface Marks {
  /** The text as it is shown, character by character, so that a caret stays where it is. */
  show(text: string): string;
  /** The text that was meant. */
  read(shown: string): string;
  /** The signs of a space and of a line end. */
  readonly space: string;
  readonly line: string;
}

const space = ['␣', '·', '▫'];
const line = ['↵', '⏎', '¶'];
const tab = ['⇥', '→', '▸'];

/**
 * A sign that a network reads as a symbol of its own is not taken for white space.
 * @param spaces false: only line ends and tabs get a sign, since spaces merely part words
 */
export function marksFor(vocabulary: ReadonlySet<string>, spaces: boolean): Marks {
  const free = (signs: readonly string[]): string => signs.find((sign) => !vocabulary.has(sign)) ?? '';
  const pairs = [...(spaces ? [[' ', free(space)] as const] : []), ['\n', free(line)] as const, ['\t', free(tab)] as const].filter(([, sign]) => sign !== '');
  const swapped = (text: string, from: 0 | 1): string => {
    let result = text;
    for (const pair of pairs) result = result.replaceAll(pair[from], pair[1 - from] as string);
    return result;
  };
  return { show: (text) => swapped(text.replace(/\r\n?/g, '\n'), 0), read: (shown) => swapped(shown, 1), space: free(space), line: free(line) };
}
