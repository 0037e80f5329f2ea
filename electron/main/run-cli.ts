import { spawnSync } from 'node:child_process';
import { places } from './places.ts';

/**
 * Runs a verb of the command line in this same binary as plain Node, without a window, and gives its exit code.
 * Synchronous, so that Electron never gets as far as asking for a display.
 */
export function runCli(words: readonly string[]): number {
  const { status, error } = spawnSync(process.execPath, [places.cli, ...words], {
    stdio: 'inherit',
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', TF_CPU_ALLOCATOR_USE_BFC: 'true' },
  });
  if (error) throw error;
  return status ?? 1;
}
