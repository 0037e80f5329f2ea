import type { DataSource } from './schema.ts';

/** Something to learn from at once, for a source that has no data yet. */
export function exampleData(type: DataSource['type'], title: string): DataSource {
  const id = `example-${type}`;
  switch (type) {
    case 'corpus':
      return { type, id, title, origin: { from: 'embedded', text: sentences.join('\n') } };
    case 'pairs':
      return { type, id, title, rows: numbers.flatMap((a, i) => numbers.map((b, j) => ({ question: `${a} plus ${b}`, answer: String(i + j) }))) };
    case 'csv':
      return { type, id, title, columns: ['sine'], origin: { from: 'embedded', text: ['sine', ...sine].join('\n') } };
  }
}

const numbers = ['zero', 'one', 'two', 'three', 'four', 'five'];

const sine = Array.from({ length: 400 }, (_, t) => Math.sin(t / 8).toFixed(4));

/** Few words in ever new order, so that a small network has something to find. */
const sentences = ['the cat', 'the dog', 'the bird'].flatMap((who) =>
  ['sees', 'hears', 'follows'].flatMap((does) => ['the wind', 'the rain', 'the river', 'the moon'].map((what) => `${who} ${does} ${what}.`)),
);
