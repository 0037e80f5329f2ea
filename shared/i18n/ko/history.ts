import type { history as english } from '../en/history.ts';
import type { Translation } from '../messages.ts';

/** Undoing by name, and the list of what was done. */
export const history: Translation<typeof english> = {
  undo: '실행 취소: {{what}}',
  redo: '다시 실행: {{what}}',
  title: '작업 내역',
  beginning: '처음 열었을 때',
  saved: '저장됨',
  undone: '(취소됨)',
  hint: '누르면 그때로 갑니다. 그 위의 작업은 취소되며 다시 실행할 수 있습니다.',
};
