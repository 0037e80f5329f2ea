import { expect, it } from 'vitest';
import { totalsOfPlaywright } from './playwright-totals.mjs';

const spec = (title, status, annotations = []) => ({ title, tests: [{ status, annotations }] });

it('adds up nested suites and names why tests were skipped', () => {
  const report = {
    errors: [],
    suites: [
      {
        specs: [spec('opens', 'expected'), spec('breaks', 'unexpected')],
        suites: [{ specs: [spec('waits', 'skipped', [{ type: 'skip', description: 'no printer' }]), spec('wavers', 'flaky')] }],
      },
    ],
  };
  expect(totalsOfPlaywright(report)).toEqual({ passed: 1, failed: 2, skipped: 1, reasons: ['waits: no printer'] });
});

it('counts a file that could not be loaded, and has no totals where there is no report', () => {
  expect(totalsOfPlaywright({ errors: [{}], suites: [] })).toEqual({ passed: 0, failed: 1, skipped: 0, reasons: [] });
  expect(totalsOfPlaywright(null)).toBeNull();
});
