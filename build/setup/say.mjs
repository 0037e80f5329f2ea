// What set-up tells the person: lines on stderr (stdout belongs to the program that is started afterwards).

/** A failure that a person can act on: one sentence, no stack trace. */
export class SetupError extends Error {}

export function say(line) {
  clearProgress();
  process.stderr.write(`${line}\n`);
}

/** A line that is overwritten on a terminal, and printed only now and then elsewhere. */
export function progress(line) {
  if (process.stderr.isTTY) {
    process.stderr.write(`\r\u001b[K${line}`);
    state.open = true;
  } else if (Date.now() - state.printedAt > 10_000) {
    state.printedAt = Date.now();
    process.stderr.write(`${line}\n`);
  }
}

/** Runs `work`, says what it does before and how long it took after. */
export async function step(title, work) {
  say(`${title} ...`);
  const started = Date.now();
  state.printedAt = started;
  const result = await work();
  say(`  ${title.replace(/ \(.*| ?: .*/, '')}: done in ${((Date.now() - started) / 1000).toFixed(1)} s`);
  return result;
}

/** Ends a script: a SetupError is shown as its sentence, anything else with its stack, since it is a bug. */
export function exitWith(error) {
  clearProgress();
  process.stderr.write(`${error instanceof SetupError ? `unroll: ${error.message}` : (error?.stack ?? String(error))}\n`);
  process.exit(1);
}

const state = { open: false, printedAt: 0 };

function clearProgress() {
  if (state.open) process.stderr.write('\r\u001b[K');
  state.open = false;
}
