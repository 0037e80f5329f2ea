import { expect, it } from 'vitest';
import { newRunId } from './run-id.ts';

it('names a run so that names sort by time', () => {
  const early = newRunId(new Date('2026-11-23T14:22:33Z'));
  const late = newRunId(new Date('2026-11-23T14:22:34Z'));
  expect(early).toMatch(/^2026-11-23-142233-[0-9a-f]{4}$/);
  expect(early < late).toBe(true);
});
