import type { files as english } from '../en/files.ts';
import type { Translation } from '../messages.ts';

/** Files and what can happen to them: restored work, changes by others, dropped files. */
export const files: Translation<typeof english> = {
  edit: { reload: '디스크에서 불러오기', data: '{{title}} 읽기' },
  restored: {
    title: '저장하지 않은 작업을 되찾았습니다',
    text: '이 창이 예기치 않게 끝났습니다. 파일은 바뀌지 않았습니다. 작업을 파일에 남기려면 저장하십시오.',
  },
  draftOf: {
    title: '{{name}}에 대한 더 나중 작업이 있습니다',
    text: 'Unroll이 예기치 않게 끝나서 저장되지 않은 작업입니다. 지금 보이는 것은 저장된 파일입니다.',
    open: '저장하지 않은 작업 열기',
  },
  conflict: {
    title: '다른 곳에서 {{file}} 파일을 바꾸었습니다',
    text: '디스크의 파일이 여기서 연 파일과 다릅니다. 저장하면 지금 있는 내용이 대체됩니다.',
    mine: '내 것으로 대체',
    theirs: '디스크의 것 불러오기',
    elsewhere: '내 것을 다른 이름으로 저장…',
  },
  changed: {
    title: '디스크에서 {{file}} 파일이 바뀌었습니다',
    text: '여기에도 저장하지 않은 변경이 있습니다. 불러오기는 실행 취소할 수 있습니다. 내 것을 두면 다음에 저장할 때 파일이 대체됩니다.',
    mine: '내 것 유지',
    theirs: '불러오기',
    elsewhere: '다른 이름으로 저장…',
    reloaded: '디스크에서 바뀐 {{file}} 파일을 지금 내용으로 보여 줍니다',
    undo: '실행 취소하면 전의 내용으로 돌아갑니다.',
    unread: '파일이 디스크에서 바뀌었고, 지금은 읽을 수 없습니다',
  },
  gone: {
    title: '{{file}} 파일이 이제 디스크에 없습니다',
    text: '삭제했거나, 옮겼거나, 이름을 바꾸었습니다. 여기 보이는 것이 하나뿐인 사본일 수 있습니다.',
    save: '다시 저장',
    elsewhere: '다른 이름으로 저장…',
  },
  drafts: {
    title: '저장하지 않은 작업',
    note: '저장하기 전에 Unroll이 끝났습니다. 파일은 그대로입니다.',
    openAll: '{{count}}개 모두 열기',
    edited: '마지막 변경',
  },
  recent: { forget: '목록에서 {{name}} 제거' },
  drop: {
    text: '문서를 놓으면 열리고, 텍스트나 표를 놓으면 학습할 데이터가 됩니다',
    notKnown: '{{file}} 파일은 Unroll이 읽을 수 없습니다',
    notKnownText: '문서(.unroll.json), 텍스트(.txt, .md), 표(.csv, .tsv)를 놓으십시오.',
    noDocument: '먼저 그래프를 열거나 새로 만든 뒤 {{file}} 파일을 그 위에 놓으십시오.',
    failed: '{{file}} 파일을 읽지 못했습니다',
  },
};
