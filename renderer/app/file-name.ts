/** The file's name without folder and ending. */
export function fileName(path: string): string {
  return (path.split(/[\\/]/).at(-1) ?? path).replace(/\.unroll\.json$|\.json$/i, '');
}
