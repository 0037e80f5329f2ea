import type { timeline as english } from '../en/timeline.ts';
import type { Translation } from '../messages.ts';

/** The divergence timeline: DIV term by term. */
export const timeline: Translation<typeof english> = {
  label: '시점별 발산',
  table: 'DIV의 항',
  column: { x: '읽은 것', d: '목표', w: '가중치', product: '가중치 × Div' },
  point: '시점을 가리키면 그 항이 보입니다.',
  total: 'DIV, 가중치 × Div의 합',
  sumW: '가중치의 합',
  loss: '손실: DIV / Σw, {{unit}}',
  subject: '발산을 볼 대상',
  untrained: '학습 전 그림',
  runAt: '{{name}}, {{step}}스텝',
  example: '{{at}}/{{count}}',
};
