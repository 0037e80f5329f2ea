/** The drawing as a picture for slides and papers. */
export const picture = {
  title: 'Export picture',
  format: 'Format',
  about: {
    svg: 'Vectors, sharp at any size; texts stay texts and can be edited.',
    png: 'Pixels, shown alike by every program.',
  },
  what: 'Part',
  parts: { whole: 'Whole drawing', selection: 'Selection' },
  theme: 'Colours',
  scale: 'Scale',
  background: 'Background',
  notes: 'Notes',
  preview: 'Preview of the picture',
  size: '{{width}} × {{height}} pixels',
  tooLarge: '{{width}} × {{height}} pixels are more than a picture can have. Choose a smaller scale, a selection or SVG.',
  nothing: 'There is nothing on the canvas yet. Add a node first.',
  copy: 'Copy',
  save: 'Save…',
  saved: 'The picture is saved',
  copied: 'The picture is on the clipboard',
  failed: 'The picture was not made',
};
