import type { device as english } from '../en/device.ts';
import type { Translation } from '../messages.ts';

/** What computes. */
export const device: Translation<typeof english> = {
  starting: 'TensorFlow 시작 중',
  crashed: '엔진 중단됨',
  lacksGpu:
    'TensorFlow의 GPU 빌드가 설치되어 있지만 GPU를 시작하지 못해 CPU가 계산합니다. NVIDIA 드라이버가 설치되어 있는지 확인하거나(nvidia-smi 명령이 카드를 나열합니다) 다음 명령으로 되돌리십시오: npm run setup -- --cpu',
  memory: '{{name}}, {{megabytes}} MB',
  threads: '스레드 {{count}}개',
  idle: '사용 안 함',
  noGpu: 'GPU 없음',
};
