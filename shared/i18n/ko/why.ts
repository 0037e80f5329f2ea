import type { why as english } from '../en/why.ts';
import type { Translation } from '../messages.ts';

/** Generate: why a symbol was written, or an answer given. */
export const why: Translation<typeof english> = {
  close: '기호 놓기',
  running: '글을 다 쓰고 나면 무엇이 이 기호를 거들었는지 보입니다.',
  about: '신경망이 분포를 내놓고, 난수가 그 가운데 기호 하나를 고르고, 그 기호를 다시 입력으로 넣습니다. 온도가 1보다 낮으면 있을 법한 것이 더 잘 나오고, 1보다 높으면 드문 것이 더 잘 나옵니다.',
  window: '마지막 {{count}}개 기호만 읽었습니다. 상태가 거기서 0으로 시작하므로 글 전체의 수와 조금 다릅니다.',
  otherStep: '이 글은 이제 기록에 없는 {{wrote}}스텝의 가중치로 썼으며, 이 수들은 {{step}}스텝의 것입니다.',
  microscope: '현미경으로 보기',
  odds: {
    title: '나올 수 있었던 기호',
    before: '온도 적용 전',
    after: '온도 {{temperature}} 적용 후',
    afterShort: '적용 후',
    others_other: '나머지 {{shown}}개 합계',
  },
  drawn: '뽑은 수 {{u}}: “{{symbol}}” 구간, {{from}}에서 {{to}}까지.',
  drawnNote: '모든 기호가 0에서 1까지 나란히 놓이며, 온도를 적용한 확률만큼 폭을 가집니다. 난수가 그 가운데 하나를 고릅니다.',
  influence: {
    title: '“{{symbol}}” 기호를 거든 것',
    figure: '앞선 기호의 영향',
    about: '기울기 곱하기 입력(내트): 앞선 각 기호가 log p(“{{symbol}}”)에 더하는 1차 근사값입니다. 글에서 실선은 거들고 점선은 막습니다.',
    none: '1차 근사에서는 앞선 어떤 기호도 “{{symbol}}”의 확률을 바꾸지 않습니다.',
    for: '거듦 {{value}}',
    against: '막음 {{value}}',
  },
  inside: {
    title: '정해진 때의 안쪽',
    about: 't = {{t}}, “{{symbol}}” 기호를 읽은 다음: 유닛 하나가 띠의 칸 하나입니다.',
    none: '이 신경망에는 기억하는 것이 없어 게이트와 상태가 없습니다.',
    unit: '유닛 {{unit}} ({{value}})',
    gate: '가장 열림 {{high}}, 가장 닫힘 {{low}}.',
    state: '가장 높음 {{high}}, 가장 낮음 {{low}}.',
  },
  answer: {
    title: '“{{answer}}” 답을 거든 것',
    about: '답은 질문의 마지막 기호 다음에 판단합니다. 앞선 기호가 더하는 것은 모두 기억을 거쳐 온 것입니다.',
    numbers: '질문을 수의 행으로 읽을 수 없어 그 부분에 대해 말할 수 없습니다.',
  },
};
