/** Generate: why a symbol was written, or an answer given. */
export const why = {
  ask: 'Why',
};
