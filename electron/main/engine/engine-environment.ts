import { availableParallelism } from 'node:os';

/**
 * What TensorFlow reads from the environment as its library loads.
 * - Electron replaces malloc, and TensorFlow's CPU work then takes twice as long: its own allocator brings that back.
 * - oneDNN's kernels take a tenth off a step. The command line does without them, because they announce themselves on stderr.
 * - One op runs on one thread and several ops at a time: splitting the small ops of a recurrence costs what it gains.
 */
export function engineEnvironment(own: NodeJS.ProcessEnv): Record<string, string> {
  const inherited = Object.entries(own).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return {
    TF_CPP_MIN_LOG_LEVEL: '2',
    TF_ENABLE_ONEDNN_OPTS: '1',
    TF_NUM_INTEROP_THREADS: String(availableParallelism()),
    TF_NUM_INTRAOP_THREADS: '1',
    ...Object.fromEntries(inherited),
    TF_CPU_ALLOCATOR_USE_BFC: 'true',
  };
}
