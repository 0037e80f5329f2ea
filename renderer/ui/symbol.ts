const visible: Readonly<Record<string, string>> = { ' ': '␣', '\n': '↵', '\t': '⇥', '\r': '␍', '\u00a0': '⍽' };

/** A symbol of a vocabulary as it can be seen: a space is ␣, a line end ↵. */
export function visibleSymbol(symbol: string): string {
  return symbol.replace(/[ \n\t\r\u00a0]/g, (char) => visible[char] ?? char);
}
