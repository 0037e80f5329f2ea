import type { exportFiles as english } from '../en/export-files.ts';
import type { Translation } from '../messages.ts';

/** README.txt of an export: what the files are and how to load them. */
export const exportFiles: Translation<typeof english> = {
  layersModel: 'TensorFlow.js 4 (tfjs-layers)용 tf.LayersModel입니다. Unroll이 쓰고 원래 네트워크와 비교했습니다.',
  savedModel: 'TensorFlow 2.7 이상용 SavedModel입니다. Unroll이 쓰고 원래 네트워크와 비교했습니다.',
  files: '파일',
  model: '{{files}}: 네트워크.',
  vocabulary: 'vocabulary.json: 인덱스 순서의 기호.',
  vocabularyAndAnswers: 'vocabulary.json: 인덱스 순서의 기호와 답.',
  interface: '입력과 출력',
  inputOneHot: '입력: float32 [batch, time, {{symbols}}], 원-핫 기호. batch와 time은 자유입니다.',
  inputSymbols: '시그니처 serving_default, 입력 x: int32 [batch, time], 기호의 인덱스. batch와 time은 자유입니다.',
  outputNext: '출력 {{name}}: float32 [batch, time, {{classes}}], 시점마다 다음 기호의 확률.',
  outputAnswer: '출력 {{name}}: float32 [batch, time, {{classes}}], 시점마다 답의 확률. 마지막 시점이 답합니다.',
  zeroRows: '한 배치에 든 질문의 길이가 다르면 짧은 질문 앞을 0으로 된 행으로 채우십시오. 그동안 상태는 0으로 유지됩니다.',
  minusOnes: '한 배치에 든 질문의 길이가 다르면 짧은 질문 앞을 -1로 채우십시오. 그동안 상태는 0으로 유지됩니다.',
  fromZero: '호출할 때마다 상태 0에서 시작합니다.',
  step: '시그니처 step은 주어진 상태에서 이어 갑니다: 입력은 x int32 [batch]와 {{states}}, 출력은 확률과 같은 상태들입니다. 0으로 시작하십시오.',
  stepWithoutState: '시그니처 step은 시점 하나를 계산합니다: 입력은 x int32 [batch], 출력은 확률입니다. 이 네트워크에는 상태가 없습니다.',
  text: '텍스트를 나누는 단위{{lowercase}}: {{symbols}}.',
  characters: '글자(유니코드 코드 포인트)',
  words: '단어. 문장 부호와 줄바꿈은 각각 기호 하나이며, 목록에 없는 단어는 목록에 <unk>가 있으면 <unk>가 됩니다',
  lowercase: '(소문자로 바꾼 뒤)',
  javascript: 'JavaScript: 이 폴더에서, @tensorflow/tfjs-node를 설치한 뒤(브라우저에서는 @tensorflow/tfjs와 model.json의 주소를 쓰십시오)',
  javascriptNode: 'JavaScript: 이 폴더에서, @tensorflow/tfjs-node를 설치한 뒤',
  python: 'Python: 이 폴더에서, tensorflow를 설치한 뒤',
};
