// Playwright's JSON report in the numbers that `npm test` adds up.

/** Null where there is no report, so that the caller counts a failure. */
export function totalsOfPlaywright(report) {
  if (report === null) return null;
  const totals = { passed: 0, failed: 0, skipped: 0, reasons: [] };
  for (const { title, test } of testsIn(report.suites)) {
    // "flaky" cannot happen without retries; if someone adds them, it is no pass.
    const outcome = { expected: 'passed', skipped: 'skipped' }[test.status] ?? 'failed';
    totals[outcome] += 1;
    if (outcome === 'skipped') {
      const note = test.annotations.find(({ type }) => type === 'skip' || type === 'fixme');
      totals.reasons.push(`${title}: ${note?.description ?? 'no reason given'}`);
    }
  }
  // A file that could not be loaded is an error of the run.
  totals.failed += totals.failed === 0 ? report.errors.length : 0;
  return totals;
}

function testsIn(suites) {
  return suites.flatMap((suite) => [
    ...testsIn(suite.suites ?? []),
    ...(suite.specs ?? []).flatMap((spec) => spec.tests.map((test) => ({ title: spec.title, test }))),
  ]);
}
