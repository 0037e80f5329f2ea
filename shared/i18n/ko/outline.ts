import type { outline as english } from '../en/outline.ts';
import type { Translation } from '../messages.ts';

/** The drawing as a tree. */
export const outline: Translation<typeof english> = {
  label: '그래프 개요',
  empty: '아직 그린 것이 없습니다.',
  add: '맨 끝에 노드 추가',
  expandAll: '모두 펼치기',
  collapseAll: '모두 접기',
  actions: '{{row}} 작업',
  learned: '학습되는 수 {{learned}}개',
  input: '입력 “{{port}}”',
  output: '출력 “{{port}}”',
  from: '보내는 노드: {{nodes}}',
  fromBefore: '보내는 노드: {{nodes}}, 한 시점 전',
  to: '받는 노드: {{nodes}}',
  unwired: '연결되지 않음',
  delayIn: '한 시점 뒤에 나옴',
  delayOut: '한 시점 전에 들어온 것',
  loop: '순환',
  loopOf: '{{states}}, 다음 시점으로',
  inGroup: '{{group}} 그룹 안',
  problem: '오류: {{problem}}',
  warning: '경고: {{problem}}',
  problems: '문제 {{count}}개',
  row: {
    connect: '연결',
    connectOutput: '출력 “{{port}}” 연결할 곳…',
    connectInput: '입력 “{{port}}” 연결할 곳…',
    addAfter: '뒤에 노드 추가…',
    addBefore: '앞에 노드 추가…',
    goTo: '{{node}} 노드로 이동',
    disconnect: '{{node}} 노드와 연결 끊기',
    show: '그룹 안에서 보기',
  },
};
