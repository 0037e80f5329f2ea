import { describe, expect, it } from 'vitest';
import { placeOf, tensorflowFolder, wheelPlan } from './tensorflow.mjs';

const linux = { platform: 'linux', arch: 'x64' };

describe.each(['cpu', 'gpu'])('the wheels of the %s build', (variant) => {
  const { wheels, unpackedMegabytes } = wheelPlan(variant, linux);

  it('are pinned to a version, a file and its hash', () => {
    for (const { name, version, platform, sha256, megabytes } of wheels) {
      expect(name).toMatch(/^(tensorflow|nvidia)[a-z0-9-]*$/);
      expect(version).toMatch(/^\d+(\.\d+)+$/);
      expect(platform).toMatch(/^manylinux.*_x86_64$/);
      expect(sha256).toMatch(/^[0-9a-f]{64}$/);
      expect(megabytes).toBeGreaterThan(0);
    }
    expect(new Set(wheels.map(({ sha256 }) => sha256)).size).toBe(wheels.length);
  });

  it('need more room than they are large', () => {
    expect(unpackedMegabytes).toBeGreaterThan(wheels.reduce((sum, { megabytes }) => sum + megabytes, 0));
  });
});

it('both builds have the same version and lie beside each other', () => {
  const version = (variant) => wheelPlan(variant, linux).wheels[0].version;
  expect(version('gpu')).toBe(version('cpu'));
  expect(tensorflowFolder('gpu')).not.toBe(tensorflowFolder('cpu'));
});

it('says where there is no build', () => {
  expect(() => wheelPlan('gpu', { platform: 'win32', arch: 'x64' })).toThrow('no TensorFlow library is known for win32 on x64');
  expect(() => wheelPlan('gpu', { platform: 'linux', arch: 'arm64' })).toThrow('no TensorFlow library is known for linux on arm64');
});

describe('an entry of a wheel', () => {
  it.each([
    ['tensorflow/libtensorflow_cc.so.2', 'lib/libtensorflow_cc.so.2'],
    ['tensorflow/include/tensorflow/c/c_api.h', 'include/tensorflow/c/c_api.h'],
    ['nvidia/cudnn/lib/libcudnn.so.9', 'nvidia/cudnn/lib/libcudnn.so.9'],
    ['nvidia/cuda_nvcc/bin/ptxas', 'nvidia/cuda_nvcc/bin/ptxas'],
    ['nvidia_cudnn_cu12-9.28.0.42.dist-info/licenses/License.txt', 'nvidia/licenses/nvidia_cudnn_cu12-9.28.0.42-License.txt'],
  ])('%s goes to %s', (entry, place) => {
    expect(placeOf(entry)).toBe(place);
  });

  it.each(['tensorflow/python/ops/nn.py', 'nvidia/cudnn/include/cudnn.h', 'nvidia/cuda_runtime/lib/libcudart_static.a', 'nvidia/__init__.py'])(
    '%s is left out',
    (entry) => {
      expect(placeOf(entry)).toBeNull();
    },
  );
});
