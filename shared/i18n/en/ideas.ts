/** The ideas of the lecture, in its order; each says what it is and where it is seen in the app. */
export const ideas = {
  title: 'The ideas behind it',
  text: 'From a lecture on recurrent networks. Every view shows one of them on your own network.',
  link: 'The idea: {{title}}',
  overTime: {
    title: 'A network over time',
    text: 'A multilayer perceptron that reads a sequence answers at every timestep from that timestep alone. A recurrent network also reads its own state of the timestep before, so that an answer can depend on everything that came earlier. The same weights are used at every timestep.',
    where: 'Unroll the drawing in Build: one column is one timestep, the wires between columns are the memory.',
  },
  weightedDivergence: {
    title: 'The divergence is a weighted sum over time',
    text: 'At every timestep the answer Y(t) is compared with the desired one, d(t). Training makes the weighted sum of these divergences small; w says which timesteps are judged, and how much each counts. The gradient that enters at timestep t is scaled by its weight.',
    where: 'Paint the weights under the drawing, and see divergence, weight and product on one axis.',
  },
  crossEntropy: {
    title: 'Cross-entropy',
    text: 'Where the desired answer is one symbol, cross-entropy is minus the logarithm of the probability that the network gave it: only the probability of the target remains. For the outputs 1.0, 2.2, −3.0 and 4.1 and the target of 2.2 it is 2.0785 nats. A symbol that was certain costs nothing.',
    where: 'Template hello, Microscope, step by step: softmax, the picked probability, and its −log.',
  },
  nextSymbol: {
    title: 'Predicting the next symbol',
    text: 'A text is its own teacher: what is desired at every timestep is the symbol that comes next. Of "hello" the network reads h, e, l, l and is asked for e, l, l, o. The second l must be answered differently from the first, which takes memory.',
    where: 'Template hello; the templates for text do the same with thousands of symbols.',
  },
  oneHot: {
    title: 'One-hot symbols',
    text: 'A symbol of a vocabulary of V becomes a vector with a single 1. All these points have length 1, and any two are √2 apart, so no symbol is nearer to one than to another. Of the 2 to the power of V corners of the cube only V are used, which is wasteful.',
    where: 'Microscope, symbols in space.',
  },
  projection: {
    title: 'A learned projection',
    text: 'A linear layer without bias takes the V directions down to M. It is learned with the rest and shared by all timesteps. Symbols that are used alike come to lie near one another, which one-hot vectors can never do.',
    where: 'Microscope, symbols in space: watch the points move while it trains.',
  },
  generation: {
    title: 'Generating: feeding back what was drawn',
    text: 'The network is primed with a few words. From the distribution that it gives next a symbol is drawn and fed back as the next input, and so on. A temperature above 1 makes the draw bolder, below 1 more careful.',
    where: 'Generate; a click on a symbol explains why it was written.',
  },
  manyToOne: {
    title: 'Many to one: a question, one answer',
    text: 'The network answers at every timestep, and the answer is the target at every timestep: blue for "color of sky". The weights decide which answers count: 1 at the end and 0 before judges only the answer to the whole question.',
    where: 'Template question answering, weights Final; Train beside compares it with every step judged.',
  },
  throughTime: {
    title: 'Backpropagation through time',
    text: 'The gradient of a late divergence reaches an early state through every state between, each a factor. Factors below 1 make it vanish, above 1 explode. Gated cells keep a path on which it survives, and clipping bounds what explodes.',
    where: 'Microscope, gradients through time: an RNN and an LSTM beside each other.',
  },
  gates: {
    title: 'Gates decide what is kept',
    text: 'An LSTM keeps a cell state beside its hidden state. Gates between 0 and 1 decide at every timestep and for every unit what is forgotten, what is written and what is shown. A forget gate near 1 carries a memory, and its gradient, over many timesteps.',
    where: 'Microscope, states and gates.',
  },
};
