import type { picture as english } from '../en/picture.ts';
import type { Translation } from '../messages.ts';

/** The drawing as a picture for slides and papers. */
export const picture: Translation<typeof english> = {
  title: '그림 내보내기',
  format: '형식',
  about: {
    svg: '벡터라서 어떤 크기에서도 선명합니다. 글자는 글자로 남아 편집할 수 있습니다.',
    png: '픽셀이라서 어느 프로그램에서나 똑같이 보입니다.',
  },
  what: '범위',
  parts: { whole: '전체', selection: '선택 영역' },
  theme: '색상',
  scale: '배율',
  background: '배경',
  notes: '메모',
  preview: '그림 미리 보기',
  size: '{{width}} × {{height}} 픽셀',
  tooLarge: '{{width}} × {{height}} 픽셀은 그림 하나에 담을 수 없습니다. 더 작은 배율, 선택 영역 또는 SVG를 고르십시오.',
  nothing: '캔버스에 아직 아무것도 없습니다. 먼저 노드를 추가하십시오.',
  copy: '복사',
  save: '저장…',
  saved: '그림을 저장했습니다',
  copied: '그림을 클립보드에 복사했습니다',
  failed: '그림을 만들지 못했습니다',
};
