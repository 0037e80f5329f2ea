import type { explain as english } from '../en/explain.ts';
import type { Translation } from '../messages.ts';

/** What the compiler did, in words. */
export const explain: Translation<typeof english> = {
  lower: {
    title: '그래프',
    loop: '노드 {{nodes}}개가 연산 {{operations}}개가 되었습니다. {{timesteps}}개 시점마다 {{loops}} 부분이 되풀이하는 것은 한 번만 적었습니다.',
    plain: '노드 {{nodes}}개가 {{timesteps}}개 시점을 한꺼번에 다루는 연산 {{operations}}개가 되었습니다.',
  },
  judge: {
    title: '평가하는 시점',
    softmax: '{{node}} 노드는 {{timesteps}}개 시점 중 {{judged}}개를 평가합니다. 학습할 때 나머지 시점에서는 소프트맥스와 발산을 계산하지 않습니다.',
    some: '{{node}} 노드는 {{timesteps}}개 시점 중 {{judged}}개를 평가합니다. 학습할 때 나머지 시점에서는 발산을 계산하지 않습니다.',
    node: '{{node}} 노드는 평가하는 시점에서만 계산합니다: 스텝마다 곱셈 {{saved}}번을 아꼈습니다.',
    none: '모든 시점을 평가하므로 빠지는 것이 없습니다.',
  },
  hoist: {
    title: '루프 밖으로',
    product: '{{node}} 노드는 모든 시점의 입력을 한꺼번에 곱합니다: 작은 곱 {{small}} {{count}}개 대신 {{large}} {{made}}개입니다.',
    work: '{{node}}: 연산 {{count}}개는 상태에 의존하지 않아 루프 밖으로 나왔습니다.',
    none: '루프 안의 모든 연산이 상태에 의존합니다.',
    noLoop: '시간에 대한 루프가 없습니다.',
  },
  lookUp: {
    title: '표 찾기',
    product: '{{from}} × {{node}} 곱이 표 찾기가 되었습니다: 스텝마다 곱셈 {{saved}}번을 아꼈습니다.',
    bias: '{{node}} 노드의 편향은 찾아낸 {{looked}}개 행 대신 표의 {{rows}}개 행에 더합니다.',
    none: '층과 곱하는 원-핫이 없습니다.',
  },
  differentiate: {
    title: '기울기',
    backward: '마지막 연산에서 처음 연산까지 연쇄 법칙을 적용해 연산 {{operations}}개를 더했습니다: 스텝마다 곱셈 {{multiplications}}번입니다.',
    loops: '시간을 따라 앞으로 계산한 것은 거꾸로 미분합니다, t = {{timesteps}} … 1.',
  },
  sink: {
    title: '시간에 대한 합',
    product: '{{node}}: 가중치 기울기를 이루는 작은 곱 {{small}} {{count}}개의 합이 {{large}} {{made}}개가 되었습니다.',
    sum: '{{node}}: 편향의 기울기는 루프가 끝난 뒤 한 번만 더합니다.',
    none: '루프 안에서 더하는 가중치 기울기가 없습니다.',
  },
  unroll: {
    title: '펼치기',
    written: '{{loops}} 부분이 되풀이하는 것을 {{timesteps}}개 시점에 걸쳐 펼쳐 적었습니다: 연산 {{before}}개가 {{after}}개가 되었습니다.',
    known: '첫 상태의 0처럼 결과를 이미 아는 연산 {{count}}개는 만들지 않았습니다.',
    equal: '같은 연산이 이미 있는 {{count}}개는 만들지 않았습니다.',
    kept: '{{loops}} 부분이 되풀이하는 것은 루프로 남습니다: {{timesteps}}개 시점을 연산 하나로 실행합니다.',
    none: '시간에 대한 루프가 없습니다.',
  },
  parts: {
    title: '배치 나누기',
    cut: '크기 {{batch}}의 배치를 {{rows}}개씩 {{parts}}부분으로 나누어 코어마다 하나씩 계산하고 기울기를 더합니다.',
    none: '크기 {{batch}}의 배치를 한 번에 계산합니다.',
  },
  update: {
    title: '갱신',
    step: '{{optimizer}} 옵티마이저가 텐서 {{tensors}}개에 든 학습되는 수 {{numbers}}개를 텐서마다 연산 하나로 바꿉니다.',
    decay: '그 전에 각 행렬을 자신의 {{decay}}배에 학습률을 곱한 만큼 줄입니다.',
    clip: '기울기의 노름이 {{norm}} 값보다 크면 그 값으로 줄입니다.',
  },
  view: {
    stages: '컴파일러가 한 일',
    program: '프로그램',
    errors: '그래프에 오류가 없으면 컴파일러가 시작됩니다.',
    problems: '문제 보기',
    reading: '데이터와 엔진을 기다리는 중…',
  },
  head: '학습 스텝 하나: 배치 {{batch}}, 시점 {{timesteps}}개.',
  operations: '연산 {{before}} → {{after}}개',
  multiplications: '곱셈 {{before}} → {{after}}번',
  sameOperations: '연산 {{count}}개',
  sameMultiplications: '곱셈 {{count}}번',
  total: '그린 그대로면 한 스텝에 곱셈이 {{drawn}}번, 컴파일하면 {{compiled}}번입니다.',
  given: {
    x: '읽는 기호',
    y: '목표 기호',
    w: '시점의 가중치',
    mask: '질문을 채운 자리는 0',
    keep: '앞 창에서 이어지는 텍스트는 1',
    hyper: '학습률 lr, β₁ᵗ, β₂ᵗ, 기울기 상한',
    seed: '드롭아웃의 시드',
  },
  section: { given: '주어진 값', forward: '순전파', backward: '역전파', update: '갱신' },
  own: '컴파일러가 만든 것',
};
