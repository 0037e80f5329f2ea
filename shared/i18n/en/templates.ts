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
  'mlp-per-timestep': {
    title: 'MLP at every timestep',
    description: 'No loop: after “l” it cannot know whether “l” or “o” comes next. Watch it fail, then add a recurrence.',
  },
};
