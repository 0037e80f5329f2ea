import type { ExportSource } from './source.ts';

/** What others need to feed the model and to read its answers: `vocabulary.json` of every export. */
export function vocabularyFile({ program, tokeniser, vocabulary, answers }: ExportSource): string {
  const content = {
    format: 'unroll-vocabulary',
    version: 1,
    task: program.task,
    symbols: tokeniser.symbols,
    lowercase: tokeniser.lowercase,
    /** Longest sequence in training. */
    timesteps: program.timesteps,
    vocabulary,
    ...(answers ? { answers } : {}),
  };
  return `${JSON.stringify(content, null, 1)}\n`;
}
