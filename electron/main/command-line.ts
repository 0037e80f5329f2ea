/** Words after `--cli`, or null where the app is to open windows. */
export function cliWords(argv: readonly string[]): string[] | null {
  const at = argv.indexOf('--cli');
  return at < 0 ? null : argv.slice(at + 1);
}

/**
 * Files named on the command line: what is neither a switch nor the app's own folder (`electron .`).
 * Chromium puts its own switches anywhere in a second instance's words, hence no parsing by position.
 */
export function fileWords(argv: readonly string[], isPackaged: boolean): string[] {
  return argv.slice(1).filter((word, at) => !word.startsWith('-') && (isPackaged || !isAppFolder(argv, at + 1)));
}

function isAppFolder(argv: readonly string[], at: number): boolean {
  return argv.slice(1).findIndex((word) => !word.startsWith('-')) === at - 1;
}
