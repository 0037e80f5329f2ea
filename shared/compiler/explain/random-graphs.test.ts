import fc from 'fast-check';
import { expect, it } from 'vitest';
import { messageText } from '../../i18n/index.ts';
import { kindUses } from '../testing/kind-uses.ts';
import { randomGraphs } from '../testing/random-graphs.ts';
import { explainProgram, type Target } from './explain-program.ts';

/** Lines that belong to no node: what is fed beside the data (and where a window does not go on), the sum of several losses, and the norm of all gradients. */
const own = /^(keep|hyper|seed|norm|loss|[su][₀-₉]*)( =|:)|= 1 − keep$/;

it('every legal graph is explained: stages join, sentences are whole, every line has its node', () => {
  const targets = fc.record<Target>({ shards: fc.constantFrom(1, 2), loops: fc.constantFrom<Target['loops']>('native', 'unrolled') });
  fc.assert(
    fc.property(randomGraphs, targets, ({ document, facts: data }, target) => {
      const source = document.graph.nodes.find(({ kind }) => kindUses[kind]?.as === 'source');
      const facts = source ? { [source.id]: data } : {};
      const { stages, listing } = explainProgram(document, facts, target);
      stages.slice(1).forEach(({ before }, i) => { expect(before.multiplications).toBe(stages[i]?.after.multiplications); });
      const ids = new Set(document.graph.nodes.map(({ id }) => id));
      for (const { message, nodes } of stages.flatMap(({ changes }) => changes)) {
        expect(messageText(message)).not.toMatch(/undefined|NaN|[{}]|explain:/);
        for (const node of nodes) expect(ids).toContain(node);
      }
      for (const { text, node } of Object.values(listing).flat()) {
        expect(text).not.toMatch(/undefined|\?/);
        if (node === null) expect(text).toMatch(own);
        else expect(ids).toContain(node);
      }
    }),
    { numRuns: 25, seed: 4 },
  );
});
