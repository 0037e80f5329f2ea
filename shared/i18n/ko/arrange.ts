import type { arrange as english } from '../en/arrange.ts';
import type { Translation } from '../messages.ts';

/** Arranging the drawing. */
export const arrange: Translation<typeof english> = {
  edit: {
    addNote: '메모 추가',
    writeNote: '메모 쓰기',
    sizeNote: '메모 크기 변경',
    toneNote: '메모 변경',
    deleteNotes: '메모 {{count}}개 삭제',
    deleteMany: '항목 {{count}}개 삭제',
    align: {
      left: '왼쪽 맞춤',
      centre: '가로 가운데 맞춤',
      right: '오른쪽 맞춤',
      top: '위쪽 맞춤',
      middle: '세로 가운데 맞춤',
      bottom: '아래쪽 맞춤',
    },
    distributeAcross: '가로 간격을 같게',
    distributeDown: '세로 간격을 같게',
    collapse: '노드 {{count}}개 접기',
    expand: '노드 {{count}}개 펴기',
    pin: '노드 {{count}}개 고정',
    unpin: '노드 {{count}}개 고정 해제',
  },
  name: { label: '노드 이름' },
  node: { collapse: '{{node}} 접기', expand: '{{node}} 펴기', pinned: '고정됨: 배치를 정리해도 자리를 지킵니다' },
  note: {
    title: '메모',
    label: '메모: {{text}}',
    text: '메모 내용',
    placeholder: '메모를 쓰십시오',
    tone: '대상',
    tones: { ink: '무엇이든', data: '데이터', transform: '변환', recurrence: '순환', output: '출력', divergence: '발산' },
    written: '메모를 두 번 클릭하거나 Enter를 누르면 쓸 수 있습니다.',
  },
  many: { title: '항목 {{count}}개', align: '맞춤', distribute: '간격을 같게', notes: '메모 {{count}}개' },
};
