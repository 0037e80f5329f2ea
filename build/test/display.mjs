// A display for windows: the person's own, or an Xvfb that lives as long as the work.
import { spawn } from 'node:child_process';
import { which } from '../setup/run.mjs';
import { SetupError } from '../setup/say.mjs';
import { ensurePrograms } from '../setup/system.mjs';

export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** Runs `work(environment)`, where the environment names a display. */
export async function withDisplay(work) {
  if (hasDisplay()) return work({});
  await ensurePrograms({ Xvfb: 'xvfb' }, 'a display for windows where there is none');
  // Xvfb looks for a free number itself and writes it to the pipe that we give it.
  const xvfb = spawn(which('Xvfb'), ['-displayfd', '3', '-screen', '0', '1920x1080x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  const stop = () => xvfb.kill();
  process.once('exit', stop);
  try {
    return await work({ DISPLAY: `:${await numberOf(xvfb)}` });
  } finally {
    process.off('exit', stop);
    stop();
  }
}

function numberOf(xvfb) {
  let complaint = '';
  xvfb.stderr.on('data', (chunk) => (complaint += chunk));
  return new Promise((resolve, reject) => {
    let number = '';
    xvfb.stdio[3].on('data', (chunk) => {
      number += chunk;
      if (number.includes('\n')) resolve(number.trim());
    });
    xvfb.on('error', reject);
    xvfb.on('close', () => reject(new SetupError(`Xvfb did not start.\n${complaint}`)));
  });
}
