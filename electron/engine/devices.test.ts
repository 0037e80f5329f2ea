import { describe, expect, it } from 'vitest';
import { CPU_ONLY, foundDevices, lacksGpu, type DeviceList } from './devices.ts';

const cpu = { name: '/device:CPU:0', type: 'CPU', memory: 2 ** 28 };
const gpu = (i: number) => ({ name: `/device:GPU:${i}`, type: 'GPU', memory: 8 * 2 ** 30 });
const withGpus = (count: number): DeviceList => ({ builtForGpu: true, devices: [cpu, ...Array.from({ length: count }, (_, i) => gpu(i))] });

describe('the devices that are shown', () => {
  it('are the GPUs by the names of their cards, then the CPU', () => {
    const found = foundDevices(withGpus(2), ['NVIDIA A', 'NVIDIA B']);
    expect(found.map(({ kind, name, megabytes }) => [kind, name, megabytes])).toEqual([
      ['gpu', 'NVIDIA A', 8192],
      ['gpu', 'NVIDIA B', 8192],
      ['cpu', expect.any(String), null],
    ]);
  });

  it('have no card’s name where some cards are hidden and differ', () => {
    expect(foundDevices(withGpus(1), ['NVIDIA A', 'NVIDIA B'])[0]?.name).toBe('GPU 0');
    expect(foundDevices(withGpus(1), ['NVIDIA A', 'NVIDIA A'])[0]?.name).toBe('NVIDIA A');
  });

  it('are the CPU alone where the addon lists nothing', () => {
    expect(foundDevices(CPU_ONLY).map(({ kind }) => kind)).toEqual(['cpu']);
  });
});

describe('a GPU is missed', () => {
  it('where the library is made for one and none started', () => {
    expect(lacksGpu({ builtForGpu: true, devices: [cpu] }, undefined)).toBe(true);
    expect(lacksGpu(withGpus(1), undefined)).toBe(false);
    expect(lacksGpu({ builtForGpu: false, devices: [cpu] }, undefined)).toBe(false);
  });

  it('but not where the user hides them', () => {
    for (const hidden of ['', '-1']) expect(lacksGpu({ builtForGpu: true, devices: [cpu] }, hidden)).toBe(false);
    expect(lacksGpu({ builtForGpu: true, devices: [cpu] }, '0')).toBe(true);
  });
});
