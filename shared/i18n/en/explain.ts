/** What the compiler did, in words. */
export const explain = {
  lower: {
    title: 'Drawing',
    loop: '{{nodes}} nodes became {{operations}} operations. What {{loops}} repeats at each of the {{timesteps}} timesteps is written once.',
    plain: '{{nodes}} nodes became {{operations}} operations, for all {{timesteps}} timesteps at once.',
  },
  judge: {
    title: 'Judged timesteps',
    softmax: '{{node}} judges {{judged}} of {{timesteps}} timesteps. In training the others get no softmax and no divergence.',
    some: '{{node}} judges {{judged}} of {{timesteps}} timesteps. In training the others get no divergence.',
    node: '{{node}} is computed only at judged timesteps: {{saved}} multiplications saved a step.',
    none: 'Every timestep is judged, so nothing is left out.',
  },
  hoist: {
    title: 'Out of the loop',
    product: '{{node}} multiplies its input at all timesteps at once: {{count}} small products {{small}} became {{made}} of {{large}}.',
    work: '{{node}}: {{count}} operations do not depend on the state and left the loop.',
    none: 'Everything in the loop depends on the state.',
    noLoop: 'There is no loop over time.',
  },
  lookUp: {
    title: 'Look-up',
    product: '{{from}} × {{node}} became a table look-up: {{saved}} multiplications saved a step.',
    bias: 'The bias of {{node}} is added to the {{rows}} rows of the table instead of {{looked}} looked-up rows.',
    none: 'No one-hot is multiplied by a layer.',
  },
  differentiate: {
    title: 'Gradients',
    backward: 'The chain rule, from the last operation to the first, added {{operations}} operations: {{multiplications}} multiplications a step.',
    loops: 'What runs forward in time is differentiated backward in time, t = {{timesteps}} … 1.',
  },
  sink: {
    title: 'Sums over time',
    product: '{{node}}: the sum of {{count}} small products {{small}}, its weight gradient, became {{made}} of {{large}}.',
    sum: '{{node}}: the gradient of its bias is summed once, after the loop.',
    none: 'No weight gradient is summed in a loop.',
  },
  unroll: {
    title: 'Unrolled',
    written: 'The loops over {{timesteps}} timesteps are written out: {{before}} operations became {{after}}.',
    known: '{{count}} operations were never built because their result is known, as with the zeros of a first state.',
    equal: '{{count}} were never built because an equal one was there.',
    kept: 'The loops over {{timesteps}} timesteps stay loops: each runs as one operation.',
    none: 'There is no loop over time.',
  },
  parts: {
    title: 'Batch parts',
    cut: 'The batch of {{batch}} is cut into {{parts}} parts of {{rows}}, so that each core works on one. Their gradients are added.',
    none: 'The batch of {{batch}} is computed as one.',
  },
  update: {
    title: 'Update',
    step: '{{optimizer}} changes {{numbers}} learned numbers in {{tensors}} tensors, one operation each.',
    clip: 'Gradients are scaled down to a norm of {{norm}} where it is larger.',
  },
  total: 'As drawn, a step takes {{drawn}} multiplications. As compiled, {{compiled}}.',
  given: {
    x: 'symbols read',
    y: 'symbols asked for',
    w: 'weights of the timesteps',
    mask: '0 where a question is padded',
    keep: '1 where a text goes on from the last window',
    hyper: 'learning rate lr, β₁ᵗ, β₂ᵗ, clip',
    seed: 'seed of what is dropped',
  },
  section: { given: 'Given', forward: 'Forward', backward: 'Backward', update: 'Update' },
  own: 'the compiler’s own',
};
