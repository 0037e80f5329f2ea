import { readdirSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import type { FoundDevice } from '../../shared/ipc/device.ts';

/** What the addon's `unrollDevices` says: TensorFlow's own list. */
export interface DeviceList {
  /** The library has kernels for GPUs, whether or not one is here. */
  readonly builtForGpu: boolean;
  readonly devices: readonly { readonly name: string; readonly type: string; readonly memory: number }[];
}

/** Prebuilt addons (macOS, Windows) list nothing: they compute on the CPU. */
export const CPU_ONLY: DeviceList = { builtForGpu: false, devices: [{ name: '/device:CPU:0', type: 'CPU', memory: 0 }] };

/** The list for people: the GPUs first, in TensorFlow's order, with the card's name where the driver tells it. */
export function foundDevices({ devices }: DeviceList, cards: readonly string[] = driverCards()): FoundDevice[] {
  const gpus = devices.filter(({ type }) => type === 'GPU');
  // With some cards hidden, their order says nothing about which is which, unless all are the same.
  const known = cards.length === gpus.length || new Set(cards).size === 1;
  return [
    ...gpus.map(({ memory }, i): FoundDevice => ({ kind: 'gpu', name: (known && cards[i]) || `GPU ${i}`, megabytes: Math.round(memory / 2 ** 20) })),
    { kind: 'cpu', name: cpus()[0]?.model.trim() || process.arch, megabytes: null },
  ];
}

/** The library is made for a GPU and none started, though the user did not hide them. */
export function lacksGpu({ builtForGpu, devices }: DeviceList, visible = process.env['CUDA_VISIBLE_DEVICES']): boolean {
  const hidden = visible !== undefined && (visible.trim() === '' || visible.trim().startsWith('-'));
  return builtForGpu && !hidden && !devices.some(({ type }) => type === 'GPU');
}

const DRIVER = '/proc/driver/nvidia/gpus';

/** Names of the NVIDIA cards in the order of their bus, from the driver's files on Linux. */
function driverCards(folder = DRIVER): string[] {
  try {
    return readdirSync(folder)
      .sort()
      .map((bus) => /^Model:\s*(.+)$/m.exec(readFileSync(join(folder, bus, 'information'), 'utf8'))?.[1]?.trim() ?? '');
  } catch {
    return [];
  }
}
