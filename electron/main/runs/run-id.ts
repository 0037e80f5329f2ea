import { randomBytes } from 'node:crypto';

/** `2026-11-23-142233-ab12`: sorts by time (UTC), and two of one second differ. */
export function newRunId(now = new Date()): string {
  const [date = '', time = ''] = now.toISOString().split('T');
  return `${date}-${time.slice(0, 8).replaceAll(':', '')}-${randomBytes(2).toString('hex')}`;
}
