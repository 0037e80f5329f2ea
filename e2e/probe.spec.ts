import type { UnrollApp } from './unroll-app.ts';
import { expect, test } from './test.ts';

type Of = { readonly runId: string; readonly at: 'now' | 'initial' } | { readonly template: string };

/** What arrives in the page, made plain: Playwright does not carry typed arrays. */
function looked(unroll: UnrollApp, of: Of) {
  return unroll.page.evaluate(async (of) => {
    const templates = await window.unroll.request('templates.list', null);
    const document = templates.ok && 'template' in of ? templates.value.find(({ id }) => id === of.template)?.document : undefined;
    const whose = 'template' in of ? document && { document, documentPath: null } : of;
    if (!whose) throw new Error('there is no such template');
    const reply = await window.unroll.request('runs.probe', { of: whose, ask: { sequences: [{ x: 'hell', d: 'ello' }], want: ['state', 'grad/state', 'influence'] } });
    if (!reply.ok) throw new Error(reply.failure.key);
    const { weights, loss, sequences: [first] } = reply.value;
    return {
      weights,
      loss,
      div: Array.from(first?.divergences[0]?.div ?? []),
      tensors: Object.fromEntries(Object.entries(first?.tensors ?? {}).map(([name, { shape, data }]) => [name, { shape, isTyped: data instanceof Float32Array, data: Array.from(data) }])),
    };
  }, of);
}

test('the window sees states and gradients of a drawing, of a run while it trains, and before and after', async ({ unroll }) => {
  const drawn = await looked(unroll, { template: 'hello' });
  expect(drawn.weights).toEqual({ from: 'initial', step: 0 });
  expect(drawn.loss).toBeCloseTo(drawn.div.reduce((sum, value) => sum + value, 0) / 4, 5);
  for (const { shape, isTyped, data } of Object.values(drawn.tensors)) {
    expect(isTyped).toBe(true);
    expect(data.length).toBe(4 * (shape[1] ?? 0));
    expect(data.some((value) => value !== 0)).toBe(true);
  }
  expect(Object.keys(drawn.tensors).filter((name) => name.startsWith('grad/state/')).length).toBeGreaterThan(0);

  const { document } = (await unroll.value('templates.list', null)).find(({ id }) => id === 'hello') ?? {};
  if (!document) throw new Error('there is no template hello');
  const { id: runId } = await unroll.value('runs.start', { document: { ...document, training: { ...document.training, steps: 1_000_000 } }, documentPath: null });
  expect(await looked(unroll, { runId, at: 'initial' })).toEqual(drawn);
  const early = await looked(unroll, { runId, at: 'now' });
  expect(early.weights.from).toBe('live');
  await expect.poll(async () => (await looked(unroll, { runId, at: 'now' })).loss ?? Infinity).toBeLessThan((drawn.loss ?? 0) / 2);
  await unroll.value('runs.stop', { runId });
  const { summary } = await unroll.value('runs.read', { runId });
  expect((await looked(unroll, { runId, at: 'now' })).weights).toEqual({ from: 'checkpoint', step: summary.step });
});
