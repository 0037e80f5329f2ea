import type { Explanation, StageExplanation } from '../../shared/compiler/explain/explain-program.ts';
import { figure, figures } from '../../shared/compiler/explain/figures.ts';
import { sections } from '../../shared/compiler/explain/listing.ts';
import type { Line } from '../../shared/compiler/explain/write-lines.ts';
import { nodeById } from '../../shared/document/graph.ts';
import type { UnrollDocument } from '../../shared/document/schema.ts';
import { messageText, t } from '../../shared/i18n/index.ts';
import { nodeTitle } from '../../shared/nodes/title.ts';

/** With the sentences as they are read. */
export function asJson({ stages, ...explanation }: Explanation) {
  return {
    ...explanation,
    stages: stages.map(({ changes, ...stage }) => ({
      ...stage,
      changes: changes.map(({ message, nodes }) => ({ key: message.key, text: messageText(message), nodes })),
    })),
  };
}

/** What the compiler did, then the program, each line with its node. */
export function asText({ batch, timesteps, stages, multiplications: { drawn, compiled }, listing }: Explanation, document: UnrollDocument): string[] {
  const lines = sections.flatMap((section) => listing[section]);
  const [texts, shapes] = [Math.min(64, widest(lines.map(indented))), widest(lines.map(({ shape }) => shape))];
  const columns = (line: Line): string => `  ${indented(line).padEnd(texts)}  ${line.shape.padEnd(shapes)}  ${titleOf(line, document)}`.trimEnd();
  return [
    '',
    t('explain:head', { batch, timesteps }),
    ...stages.flatMap(stageLines),
    '',
    t('explain:total', { drawn: figures(drawn, compiled)[0], compiled: figures(drawn, compiled)[1] }),
    ...sections.flatMap((section) => ['', t(`explain:section.${section}`), ...listing[section].map(columns)]),
  ];
}

function stageLines({ id, before, after, changes }: StageExplanation): string[] {
  const texts = changes.map(({ message }) => `  ${messageText(message)}`);
  return ['', `${t(`explain:${id}.title`)}: ${countsText(before.operations, after.operations, 'operations')}, ${countsText(before.multiplications, after.multiplications, 'multiplications')}`, ...texts];
}

function countsText(before: number, after: number, what: 'operations' | 'multiplications'): string {
  const [was, is] = figures(before, after);
  if (before !== after) return t(`explain:${what}`, { before: was, after: is });
  return t(what === 'operations' ? 'explain:sameOperations' : 'explain:sameMultiplications', { count: figure(after) });
}

function indented({ text, depth }: Line): string {
  return '  '.repeat(depth) + text;
}

function titleOf({ node }: Line, { graph }: UnrollDocument): string {
  const found = node === null ? undefined : nodeById(graph, node);
  return found ? nodeTitle(found) : t('explain:own');
}

function widest(texts: readonly string[]): number {
  return Math.max(0, ...texts.map(({ length }) => length));
}
