// `npm test`: set-up, bundles, then every tier; `npm test -- unit engine` runs some; what follows the tiers goes to their
// tools (`npm test -- e2e -g pattern`). The last line is the total; any failure makes the exit code 1.
import { bundle } from './bundle.mjs';
import { setUp } from './setup.mjs';
import { exitWith, say, SetupError } from './setup/say.mjs';

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  exitWith(error);
}

async function main(words) {
  await setUp();
  // After set-up, since they import packages.
  const { add, tiers } = await import('./test/tiers.mjs');
  const firstOther = words.findIndex((word) => tiers[word] === undefined);
  const names = firstOther < 0 ? words : words.slice(0, firstOther);
  const rest = firstOther < 0 ? [] : words.slice(firstOther);
  if (names.length === 0 && rest.length > 0) throw new SetupError(`no tier is called ${rest[0]}; there are: ${Object.keys(tiers).join(', ')}`);

  const lines = [];
  let total = { passed: 0, failed: 0, skipped: 0, reasons: [] };
  const chosen = names.length > 0 ? names : Object.keys(tiers);
  for (const name of chosen) {
    process.stdout.write(`\n== ${name}\n`);
    const started = Date.now();
    const totals = await runTier(name, tiers[name], rest);
    total = add(total, totals);
    lines.push(`${name}: ${count(totals)} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
    process.stdout.write(`${lines.at(-1)}\n`);
  }

  process.stdout.write('\n');
  for (const reason of total.reasons) process.stdout.write(`skipped: ${reason}\n`);
  for (const line of lines) process.stdout.write(`${line}\n`);
  process.stdout.write(`${count(total)}\n`);
  return total.failed === 0 ? 0 : 1;
}

async function runTier(name, tier, args) {
  try {
    // Only these tiers run what is bundled; a bundle that fails is their failure.
    const needed = { engine: ['engine', 'cli', 'templates'], e2e: undefined };
    if (name in needed) {
      for (const entry of await bundle(needed[name])) say(`Not there: ${entry}`);
    }
    return await tier(args);
  } catch (error) {
    process.stdout.write(`${error instanceof SetupError ? error.message : error.stack}\n`);
    return { passed: 0, failed: 1, skipped: 0, reasons: [] };
  }
}

function count({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}
