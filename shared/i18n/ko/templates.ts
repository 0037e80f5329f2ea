import type { templates as english } from '../en/templates.ts';
import type { Translation } from '../messages.ts';

/** Title and one sentence for each template; the key is the template's id. */
export const templates: Translation<typeof english> = {
  hello: { title: 'hello', description: '기호 네 개, 시점 네 개. 강의 예제의 모든 수를 볼 수 있습니다.' },
  'many-to-one': {
    title: '다대일',
    description: '질문 “color of sky”에 답 하나 “blue”. 마지막 시점만 평가합니다.',
  },
  'text-generation': {
    title: '텍스트 생성',
    description: '책을 글자 단위로 학습하고, 첫머리를 준 뒤 출력을 다시 입력으로 넣습니다.',
  },
  'word-generation': {
    title: '단어 생성',
    description: '같은 책을 단어 단위로 학습합니다. 단어 세 개를 주고 이어 쓰게 하십시오.',
  },
  'sine-forecast': {
    title: '사인파 예측',
    description: '기호 대신 수를 씁니다. 파형의 다음 값을 예측하고, 예측값을 다시 입력으로 넣습니다.',
  },
  'rnn-vs-lstm': {
    title: 'RNN과 LSTM 비교',
    description: '텍스트 하나, 갈래 둘, 발산도 각각. 둘 다 글자를 배웁니다. 이름을 기억하는 쪽이 어디인지 보십시오.',
  },
  'sequence-recall': {
    title: '시퀀스 기억',
    description: '답은 최대 51글자 중 첫 글자입니다. 단순한 RNN은 잊고, LSTM은 기억합니다.',
  },
  'mlp-per-timestep': {
    title: '시점마다 MLP',
    description: '순환이 없어 “l” 다음이 “l”인지 “o”인지 알 수 없습니다. 실패를 확인하고 순환을 추가하십시오.',
  },
};
