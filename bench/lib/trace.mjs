// What Chromium's own tracing says of a stretch of time: frames that reached the screen, tasks of the page's thread, keys to paint.
import { readFile, rm } from 'node:fs/promises';
import { median } from './figures.mjs';

const included_categories = ['benchmark', 'cc', 'viz', 'input', 'toplevel', 'blink.user_timing', 'devtools.timeline', 'latencyInfo'];

/** Traces all processes of the app while `work` runs; gives what `read` makes of it. */
export async function traced(app, window, file, work) {
  await app.evaluate(({ contentTracing }, options) => contentTracing.startRecording(options), { included_categories });
  await window.evaluate(() => performance.mark('work begins'));
  await work();
  await window.evaluate(() => performance.mark('work ends'));
  await app.evaluate(({ contentTracing }, path) => contentTracing.stopRecording(path), file);
  const events = JSON.parse(await readFile(file, 'utf8')).traceEvents;
  await rm(file);
  return read(events);
}

/** Times in milliseconds; `quiet`: from the beginning to the end of the last task that took longer than a frame. */
function read(events) {
  const begin = events.find(({ name }) => name === 'work begins');
  const end = events.find(({ name }) => name === 'work ends');
  const within = events.filter(({ ts }) => ts >= begin.ts && ts <= end.ts);
  const frames = within.filter(({ name }) => name === 'Display::FrameDisplayed').map(({ ts }) => ts / 1000).sort((a, b) => a - b);
  const tasks = within.filter(({ name, pid, tid }) => name === 'ThreadControllerImpl::RunTask' && pid === begin.pid && tid === begin.tid);
  const last = tasks.filter(({ dur }) => dur > 16_000).map(({ ts, dur }) => ts + dur);
  const gaps = frames.slice(1).map((at, index) => at - frames[index]);
  const seconds = (end.ts - begin.ts) / 1e6;
  return {
    frames: frames.length,
    fps: frames.length / seconds,
    gap95: percentile(gaps, 0.95),
    longestGap: Math.max(0, ...gaps),
    longestTask: Math.max(0, ...tasks.map(({ dur }) => dur ?? 0)) / 1000,
    quiet: last.length > 0 ? (Math.max(...last) - begin.ts) / 1000 : 0,
    keys: latencies(within, new Set(['KEY_PRESSED'])),
  };
}

/** From each event of these types to the frame that shows it, milliseconds. */
function latencies(events, types) {
  const begun = new Map();
  const found = [];
  for (const event of events.filter(({ name }) => name === 'EventLatency')) {
    const id = `${event.pid} ${JSON.stringify(event.id2 ?? event.id)}`;
    if (event.ph === 'b' && types.has(event.args.event_latency?.event_type)) begun.set(id, event.ts);
    if (event.ph === 'e' && begun.has(id)) found.push((event.ts - begun.get(id)) / 1000);
  }
  return { count: found.length, median: found.length > 0 ? median(found) : null, p95: percentile(found, 0.95) };
}

function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? null;
}
