// Contenders one at a time, in turn, round after round, so that a machine that changes its pace changes it for all.
import { say } from '../../build/setup/say.mjs';
import { busyWarning } from './machine.mjs';
import { median, shown } from './figures.mjs';

/**
 * @param contenders by name: functions that run one program and give what it printed, `{values, ...}`
 * @returns by name: {median, values, outputs} of those that ran, and {reason} of those that could not
 */
export async function inTurn(title, unit, rounds, contenders) {
  const results = Object.fromEntries(Object.keys(contenders).map((name) => [name, { values: [], outputs: [] }]));
  for (let round = 1; round <= rounds; round++) {
    const warning = await busyWarning();
    if (warning) say(warning);
    for (const [name, runOnce] of Object.entries(contenders)) {
      const result = results[name];
      if (result.reason) continue;
      try {
        const output = await runOnce();
        result.values.push(...output.values);
        result.outputs.push(output);
        say(`${title}, round ${round}, ${name}: ${shown(median(output.values))} ${unit}${output.loss ? ` (loss ${output.loss.map(shown).join(' to ')})` : ''}`);
      } catch (error) {
        result.reason = error.message;
        say(`${title}, ${name}: not measured. ${error.message}`);
      }
    }
  }
  for (const result of Object.values(results)) if (!result.reason) result.median = median(result.values);
  return results;
}

/** The best of the peers that ran; null where none did. */
export function best(results, names, { least }) {
  const ran = names.filter((name) => results[name]?.median !== undefined);
  if (ran.length === 0) return null;
  return ran.reduce((a, b) => (results[a].median <= results[b].median === least ? a : b));
}
