// A vitest reporter that writes what `npm test` adds up: totals, and why tests were skipped.
import { writeFileSync } from 'node:fs';

export default class TotalsReporter {
  onTestRunEnd(modules, unhandledErrors) {
    const totals = { passed: 0, failed: unhandledErrors.length, skipped: 0, reasons: [] };
    for (const module of modules) {
      const before = totals.failed;
      for (const test of module.children.allTests()) {
        const result = test.result();
        totals[result.state === 'pending' ? 'failed' : result.state] += 1;
        if (result.state === 'skipped') totals.reasons.push(`${test.fullName}: ${result.note ?? 'no reason given'}`);
      }
      // A file that could not be loaded, or a hook that failed, has no failed test of its own.
      if (module.state() === 'failed' && totals.failed === before) totals.failed += 1;
    }
    writeFileSync(process.env.UNROLL_TOTALS_FILE, JSON.stringify(totals));
  }
}
