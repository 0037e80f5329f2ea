/** Start screen, canvas, palette, inspector, weights editor, dialogs. */
export const app = {
  name: 'Unroll',
  failed: 'That did not work',
  untitled: 'Untitled',
  close: 'Close',
  canvas: {
    noInput: 'It has no input.',
    noOutput: 'It has no output.',
  },
  edit: { title: 'Rename' },
};
