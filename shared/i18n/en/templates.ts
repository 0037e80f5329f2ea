/** Title and one sentence for each template; the key is the template's id. */
export const templates = {
  hello: { title: 'hello', description: 'Four symbols, four steps. See every number of the lecture example.' },
  'many-to-one': {
    title: 'Many to one',
    description: 'A question goes in, “color of sky”, and one answer comes out: “blue”. Only the last step counts.',
  },
  'text-generation': {
    title: 'Text generation',
    description: 'Learn a book letter by letter, prime it with its beginning, and feed each output back.',
  },
  'word-generation': {
    title: 'Word generation',
    description: 'The same book word by word: prime it with three words and let it continue.',
  },
  'sine-forecast': {
    title: 'Sine forecast',
    description: 'Numbers instead of symbols: predict the next value of a wave, then feed each forecast back.',
  },
  'rnn-vs-lstm': {
    title: 'RNN against LSTM',
    description: 'One text, two branches, a divergence each. Both learn the letters; watch which one remembers the name.',
  },
  'sequence-recall': {
    title: 'Sequence recall',
    description: 'The answer is the first letter of up to 51. A plain RNN has forgotten it; the LSTM keeps it.',
  },
  'mlp-per-timestep': {
    title: 'MLP at every timestep',
    description: 'No loop: after “l” it cannot know whether “l” or “o” comes next. Watch it fail, then add a recurrence.',
  },
};
