import { add, at, mul } from '../compiler/ir/build.ts';
import type { LowerContext, Probe } from '../compiler/ir/lower-context.ts';
import type { OpBuilder, Value } from '../compiler/ir/types.ts';

/** What a probe asks of a cell, as operands of its loop. */
export interface ProbedCell {
  readonly steps: readonly Value[];
  readonly invariants: readonly Value[];
  /** In the loop's body, with what its operands are there: `tap` for the cell, `seen` what it saw, to be stacked. */
  inside(b: OpBuilder, steps: readonly Value[], invariants: readonly Value[]): { tap(name: string, value: Value): Value; seen(): readonly Value[] };
  /** The stacks of what was seen. */
  record(stacks: readonly Value[]): void;
}

/**
 * A cell that is looked at: its states are `state/<node>/<prefix><name>`, can be held and have gradients; everything else that it taps
 * is `gate/<node>/<prefix><name>`. A state that is held is perturbed after it, so that its gradient says what moving it would do.
 */
export function probeCell({ node }: LowerContext, probe: Probe, { states, units }: { readonly states: readonly string[]; readonly units: number }, x: Value, prefix: string): ProbedCell {
  const watched = states.map((name) => ({
    name,
    perturbation: probe.perturbation(`state/${node}/${prefix}${name}`, [...x.type.shape.slice(0, -1), units]),
    held: probe.hold(`${node}/${prefix}${name}`, units),
  }));
  const names: string[] = [];
  return {
    steps: watched.flatMap(({ perturbation }) => perturbation ?? []),
    invariants: watched.flatMap(({ held }) => (held ? [held.keep, held.level] : [])),
    inside(b, steps, invariants) {
      const seen: Value[] = [];
      let [step, invariant] = [0, 0];
      const inner = new Map(watched.map(({ name, perturbation, held }) => [name, {
        perturbation: perturbation && at(steps, step++),
        held: held && { keep: at(invariants, invariant++), level: at(invariants, invariant++) },
      }]));
      return {
        tap(name, value) {
          const { perturbation = null, held = null } = inner.get(name) ?? {};
          const fixed = held ? add(b, mul(b, value, held.keep), held.level) : value;
          const moved = perturbation ? add(b, fixed, perturbation) : fixed;
          names.push(`${inner.has(name) ? 'state' : 'gate'}/${node}/${prefix}${name}`);
          seen.push(moved);
          return moved;
        },
        seen: () => seen,
      };
    },
    record(stacks) {
      names.forEach((name, i) => { probe.record(name, at(stacks, i)); });
    },
  };
}
