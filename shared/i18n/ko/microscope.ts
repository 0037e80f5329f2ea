import type { microscope as english } from '../en/microscope.ts';
import type { Translation } from '../messages.ts';

/** The microscope: whose network is looked at, and its tabs. */
export const microscope: Translation<typeof english> = {
  label: '보는 대상',
  tab: { gradients: '시간을 거스르는 기울기', states: '상태와 게이트', symbols: '공간 속의 기호', steps: '한 단계씩' },
  timestep: '시점',
  at: 't = {{t}}',
  atSymbol: 't = {{t}}, “{{symbol}}”',
  reading: '신경망 안을 들여다보는 중입니다…',
  none: '이 신경망에 넣을 것이 없습니다. 입력 노드에 데이터를 지정하거나 위에 입력을 써 주십시오.',
  shape: '{{timesteps}}개 시점에 걸친 유닛 {{rows}}개',
  subject: {
    label: '신경망과 입력',
    weights: '가중치',
    drawing: '그래프',
    drawingNote: '학습 전',
    moment: '시점',
    before: '학습 전',
    run: '학습 후',
    input: '입력',
    answer: '바라는 답',
    noAnswer: '바라는 답 없음',
    example_other: '예 {{at}} / {{count}}',
    own: '직접 쓴 입력',
    marks: '{{space}} 표시는 빈칸, {{line}} 표시는 줄의 끝이며 Enter 키로 씁니다.',
    lines: '{{line}} 표시는 줄의 끝이며 Enter 키로 씁니다.',
    toExample: '데이터의 예로 돌아가기',
    previous: '이전 예',
    next: '다음 예',
  },
};
