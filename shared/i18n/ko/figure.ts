import type { figure as en } from '../en/figure.ts';
import type { Translation } from '../messages.ts';

/** Saving what a view shows: pictures and tables. */
export const figure: Translation<typeof en> = {
  save: '“{{name}}” 저장',
  as: { png: '그림(PNG)…', svg: '벡터 그림(SVG)…', csv: '숫자(CSV)…' },
  title: { png: '그림 저장', svg: '벡터 그림 저장', csv: '숫자 저장' },
  kind: { png: 'PNG 그림', svg: 'SVG 그림', csv: '표' },
  saved: '저장했습니다',
  failed: '저장하지 못했습니다',
  empty: '아직 볼 것이 없습니다. 먼저 그래프를 학습하십시오.',
};
