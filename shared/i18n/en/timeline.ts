/** The divergence timeline: DIV term by term. */
export const timeline = {
  label: 'Divergence over the timesteps',
  table: 'Terms of DIV',
  column: { x: 'Read', d: 'Desired', w: 'Weight', product: 'Weight × Div' },
  point: 'Point at a timestep to see its term.',
  total: 'DIV, the sum of weight × Div',
  sumW: 'Sum of the weights',
  loss: 'Loss: DIV / Σw, {{unit}}',
  subject: 'Whose divergence',
  untrained: 'Untrained drawing',
  runAt: '{{name}}, step {{step}}',
  example: '{{at}}/{{count}}',
};
