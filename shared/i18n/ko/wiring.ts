import type { wiring as english } from '../en/wiring.ts';
import type { Translation } from '../messages.ts';

/** Adding nodes and wiring them. */
export const wiring: Translation<typeof english> = {
  /** Beside the pointer while a wire is drawn: what stands between when it is let go here. */
  between: {
    'one-hot': '사이에 원-핫이 들어갑니다. 기호를 벡터로 만듭니다.',
    output: '사이에 출력 노드가 들어갑니다. 클래스마다 점수를 매깁니다.',
    delay: '사이에 지연이 들어갑니다. 돌아오는 값은 앞 시점의 것입니다.',
  },
  replaces: '{{from}}에서 오는 연결선을 대신합니다.',
  removes: '놓으면 연결선이 지워집니다.',
  /** By kind: what people also call it, apart by commas; only searched, never shown. */
  words: {
    text: '말뭉치, 코퍼스, 글자, 문자, 단어, 언어 모델, 셰익스피어, 데이터, 문서',
    pairs: '질문, 답, 문답, 대화, 분류, 다대일, 데이터',
    sequence: '시계열, 수, 센서, 예측, 신호, 회귀, 데이터',
    input: '시작, 입구, 자리',
    'one-hot': '원핫, 인코딩, 부호화, 지시 벡터, 범주',
    embedding: '임베딩, 표, 조회, 단어 벡터, 토큰 임베딩',
    projection: '사영, 선형, 축소, 단어 벡터, 행렬',
    dense: '완전 연결, 선형, 퍼셉트론, 은닉층, 밀집층, 아핀',
    activation: '활성화 함수, 비선형, 시그모이드, 렐루, 하이퍼볼릭 탄젠트',
    concat: '연결, 이어 붙이기, 합치기, 병합',
    add: '더하기, 합, 덧셈, 잔차, 건너뛰기 연결',
    multiply: '곱하기, 곱셈, 게이트, 아다마르',
    'layer-norm': '정규화, 층 정규화, 표준화',
    dropout: '규제, 정칙화, 잡음, 과적합',
    rnn: '순환 신경망, 엘먼, 순환, 기억',
    lstm: '장단기 기억, 순환, 망각 게이트, 기억 셀',
    gru: '게이트 순환 유닛, 게이트, 순환, 기억',
    bidirectional: '양방향, 양쪽, 역방향',
    delay: '지연, 이전 시점, 되먹임, 피드백, 재귀, 기억, 상태',
    output: '소프트맥스, 로짓, 분류기, 클래스, 점수, 확률, 예측',
    divergence: '손실, 손실 함수, 교차 엔트로피, 크로스 엔트로피, 비용, 오차, 평균 제곱 오차, 목적 함수, 당혹도',
  },
  recent: '최근에 쓴 노드',
  edit: {
    move: '연결선 옮기기',
    insert: '{{node}} 노드를 연결선에 넣기',
    takeOut: '노드 {{count}}개를 흐름에서 빼기',
    deleteKeep: '노드 {{count}}개 삭제, 흐름 유지',
  },
  learned: { chip: '학습되는 수', title: '학습되는 수' },
  axis: {
    batch: '배치에 든 시퀀스',
    timesteps: '시퀀스마다 시점',
    width: '시점마다 수',
    oneHot: '수, 그중 하나만 1',
    scores: '점수, 클래스마다 하나',
    numbers: '수, 열마다 하나',
    symbols: '있을 수 있는 기호, 시점마다 하나',
    targets: '있을 수 있는 정답, 또는 앞으로 올 수',
  },
};
