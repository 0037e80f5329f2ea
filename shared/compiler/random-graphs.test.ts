import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { topologicalOrder } from '../document/graph.ts';
import { kinds } from '../nodes/index.ts';
import { checkDocument } from './check.ts';
import { compileProgram } from './pipeline.ts';
import { resolveDocument } from './resolve.ts';
import { kindUses } from './testing/kind-uses.ts';
import { numbers } from './testing/networks.ts';
import { randomGraphs, type RandomGraph } from './testing/random-graphs.ts';
import { runFunction } from './testing/run-function.ts';
import { drawnFeeds, drawnVariables } from './testing/run-once.ts';

describe('random graphs', () => {
  it('know every registered kind', () => {
    expect(Object.keys(kindUses).sort()).toEqual(kinds.map(({ id }) => id).sort());
  });

  it('are legal, and train every kind', { timeout: 120_000 }, () => {
    const tied: unknown[] = [];
    let circles = 0;
    const trained = fc.sample(randomGraphs, { seed: 1, numRuns: 150 }).flatMap(({ document, facts }) => {
      expect(checkDocument(document, { n0: facts }).diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
      circles += topologicalOrder(document.graph).cyclic.length > 0 ? 1 : 0;
      tied.push(...document.graph.nodes.flatMap(({ params }) => params['tie'] ?? []));
      const { source, nodes } = resolveDocument(document, { n0: facts });
      return [source.kind, 'divergence', ...nodes.map(({ node }) => node.kind)];
    });
    const drawn = Object.entries(kindUses).flatMap(([kind, { as }]) => (as === 'apart' ? [] : [kind]));
    expect([...new Set(trained)].sort()).toEqual(drawn.sort());
    expect(tied.length).toBeGreaterThan(10);
    expect(circles).toBeGreaterThan(10);
  });

  it('have the gradient that finite differences have, along a random direction, in float64', { timeout: 120_000 }, () => {
    fc.assert(fc.property(randomGraphs, (graph) => { expect(slopeError(graph)).toBeLessThan(1e-5); }), { seed: 2, numRuns: 40 });
  });
});

/** |⟨∇loss, d⟩ − (loss(θ + hd) − loss(θ − hd)) / 2h| for weights θ and a random direction d, relative to |∇loss| |d|. */
function slopeError(graph: RandomGraph): number {
  // Plain descent with learning rate 1 writes θ − g, so the step shows the gradient.
  const training = { ...graph.document.training, optimizer: { name: 'sgd' as const, momentum: 0 }, clipNorm: 0 };
  const document = { ...graph.document, training };
  const program = compileProgram(document, { n0: graph.facts }, { functions: ['train'], shards: graph.shards });
  const feeds = drawnFeeds({ ...graph, document }, program, 'train', Float32Array.of(1, 1, 1, 1));
  const variables = drawnVariables(program, graph.seed);
  const next = numbers(graph.seed + 3);
  const direction = new Map(program.variables.filter(({ role }) => role === 'weight').map(({ name }) => [name, (variables.get(name) ?? []).map(() => next() - 0.5)]));
  const at = (h: number) =>
    runFunction(program, 'train', feeds, Object.fromEntries([...variables].map(([name, values]) => {
      const along = direction.get(name);
      return [name, Float64Array.from(values, (value, i) => value + h * (along?.[i] ?? 0))];
    })));
  const h = 1e-6;
  const difference = ((at(h).outputs['loss']?.[0] ?? NaN) - (at(-h).outputs['loss']?.[0] ?? NaN)) / (2 * h);
  const stepped = at(0).variables;
  let [slope, gradients, lengths] = [0, 0, 0];
  for (const [name, along] of direction)
    along.forEach((d, i) => {
      const gradient = (variables.get(name)?.[i] ?? NaN) - (stepped[name]?.[i] ?? NaN);
      slope += gradient * d;
      gradients += gradient ** 2;
      lengths += d ** 2;
    });
  return Math.abs(slope - difference) / Math.max(Math.sqrt(gradients * lengths), 1e-3);
}
