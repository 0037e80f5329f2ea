import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import util from 'node:util';
import type * as TfNode from '@tensorflow/tfjs-node';
import { UserError } from '../../shared/errors.ts';
import type { Device } from '../../shared/ipc/device.ts';
import { CPU_ONLY, foundDevices, lacksGpu, type DeviceList } from './devices.ts';

export type Tensorflow = typeof TfNode;

let loaded: Tensorflow | null = null;

/**
 * Threads that run independent parts of a graph. UNROLL_THREADS in the environment asks for another number (the bench compares
 * them).
 */
export function engineThreads(): number {
  const asked = Number(process.env['UNROLL_THREADS']);
  return Number.isInteger(asked) && asked > 0 ? asked : availableParallelism();
}

/** The most parts a batch is worth cutting into: one a core; a GPU is one device, and parts only make its products smaller. */
export function mostParts(): number {
  return backend().isUsingGpuDevice ? 1 : engineThreads();
}

/**
 * tfjs-node, loaded at the first call: what only reads data never pays for it.
 * @throws UserError where the native library is missing or cannot be loaded.
 */
export function tensorflow(): Tensorflow {
  if (loaded) return loaded;
  setEnvironment();
  restoreRemovedUtilities();
  try {
    loaded = createRequire(import.meta.url)('@tensorflow/tfjs-node') as Tensorflow;
  } catch (error) {
    throw new UserError('errors:engine.noTensorflow', { problem: firstLine(error) }, { cause: error });
  }
  return loaded;
}

/** The device that trains, by name, and the others. Loads TensorFlow. */
export function device(): Device {
  const { binding, isUsingGpuDevice } = backend();
  const kind = isUsingGpuDevice ? 'gpu' : 'cpu';
  const list = binding.unrollDevices?.() ?? CPU_ONLY;
  const devices = foundDevices(list);
  return {
    kind,
    name: devices.find((found) => found.kind === kind)?.name ?? process.arch,
    threads: engineThreads(),
    tensorflow: binding.TF_Version,
    nativeLoops: hasNativeLoops(),
    devices,
    lacksGpu: lacksGpu(list),
  };
}

/**
 * Is our operation for loops over time in the addon? It is where set-up built the addon, and it runs on the CPU only.
 * UNROLL_LOOPS=unrolled in the environment does without it.
 */
export function hasNativeLoops(): boolean {
  const { binding, isUsingGpuDevice } = backend();
  return binding.unrollLoop === 1 && !isUsingGpuDevice && process.env['UNROLL_LOOPS'] !== 'unrolled';
}

/** What tfjs-node's backend has and its types do not say. */
interface NodeBackend {
  readonly isUsingGpuDevice: boolean;
  readonly binding: { readonly TF_Version: string; readonly unrollLoop?: number; readonly unrollDevices?: () => DeviceList };
}

function backend(): NodeBackend {
  return tensorflow().backend() as unknown as NodeBackend;
}

/** TensorFlow reads these once, when its library is loaded. */
function setEnvironment(): void {
  const threads = engineThreads();
  const wanted = {
    // Electron replaces malloc, and TensorFlow then runs at half speed on it.
    TF_CPU_ALLOCATOR_USE_BFC: 'true',
    TF_CPP_MIN_LOG_LEVEL: '2',
    // On for some CPUs and off for others, with a note on stderr that no log level silences, while a command line's stderr is for
    // its user. It costs up to a tenth of a step (docs/performance.md), so main switches it on for the app's engine.
    TF_ENABLE_ONEDNN_OPTS: '0',
    // The batch is cut into independent parts, one a core; splitting one small operation costs what it gains.
    TF_NUM_INTEROP_THREADS: String(threads),
    TF_NUM_INTRAOP_THREADS: '1',
    // A GPU's memory is taken as it is needed, not whole; cards are counted as the driver lists them.
    TF_FORCE_GPU_ALLOW_GROWTH: 'true',
    CUDA_DEVICE_ORDER: 'PCI_BUS_ID',
  };
  for (const [name, value] of Object.entries(wanted)) process.env[name] ??= value;
}

/**
 * How the session that is loaded next runs; the addon reads it from the environment at every load.
 * @param threads 1: every operation in the thread that calls, since handing small ones to another costs what they take.
 */
export function configureNextSession(threads: number): void {
  process.env['UNROLL_TF_CONFIG'] = sessionConfig(threads > 1 ? threads : CALLING_THREAD).toString('hex');
}

const CALLING_THREAD = -1;

/**
 * A serialised tensorflow.ConfigProto: intra_op_parallelism_threads (2), inter_op_parallelism_threads (5),
 * use_per_session_threads (9; else the first session of the process would decide how many threads all have),
 * gpu_options (6) { allow_growth (4) }, graph_options (10) { rewrite_options (10) { disable_meta_optimizer (19) } }.
 * Without the last, Grappler works a second or more on the first step of a graph that is optimised already.
 */
function sessionConfig(interOpThreads: number): Buffer {
  const number = (field: number, value: number): number[] => [...varint(field << 3), ...varint(value)];
  const message = (field: number, bytes: number[]): number[] => [...varint((field << 3) | 2), ...varint(bytes.length), ...bytes];
  return Buffer.from([
    ...number(2, 1),
    ...number(5, interOpThreads),
    ...(interOpThreads > 1 ? number(9, 1) : []),
    ...message(6, number(4, 1)),
    ...message(10, message(10, number(19, 1))),
  ]);
}

/** Seven bits a byte, lowest first; a negative number as 64 bits in two's complement. */
function varint(value: number): number[] {
  const bytes: number[] = [];
  let left = BigInt.asUintN(64, BigInt(value));
  for (; left > 0x7fn; left >>= 7n) bytes.push(Number(left & 0x7fn) | 0x80);
  return [...bytes, Number(left)];
}

/** Node 23 removed two functions that tfjs-node calls. */
function restoreRemovedUtilities(): void {
  const old = util as unknown as Record<string, unknown>;
  old['isNullOrUndefined'] ??= (value: unknown) => value === null || value === undefined;
  old['isArray'] ??= Array.isArray;
}

function firstLine(error: unknown): string {
  return String(error instanceof Error ? error.message : error).split('\n')[0] ?? '';
}
