/** Undoing by name, and the list of what was done. */
export const history = {
  undo: 'Undo {{what}}',
  redo: 'Redo {{what}}',
  title: 'History',
  /** The state before the first entry. */
  beginning: 'As it was opened',
  saved: 'saved',
  undone: '(undone)',
  hint: 'A click goes there. What lies above is undone, and can be done again.',
};
