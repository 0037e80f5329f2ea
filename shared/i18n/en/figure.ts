/** Saving what a view shows: pictures and tables. */
export const figure = {
  save: 'Save “{{name}}”',
  as: { png: 'Picture (PNG)…', svg: 'Drawing (SVG)…', csv: 'Numbers (CSV)…' },
  title: { png: 'Save the picture', svg: 'Save the drawing', csv: 'Save the numbers' },
  kind: { png: 'PNG pictures', svg: 'SVG drawings', csv: 'Tables' },
  saved: 'Saved',
  failed: 'Nothing was saved',
  empty: 'There is nothing to be seen here yet. Train the drawing first.',
};
