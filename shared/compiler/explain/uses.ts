import { scanParts } from '../ir/scan-parts.ts';
import type { Block, Operation, Value } from '../ir/types.ts';
import { nth, numbersAttr } from '../ops/op.ts';

/** Who makes and who takes each value of a block and of the loops in it. */
export class Uses {
  readonly #makers = new Map<number, Operation>();
  readonly #takers = new Map<number, Operation[]>();
  readonly #results = new Set<number>();
  readonly #params = new Set<number>();
  /** What a loop's body is handed by the block around it. */
  readonly #handed = new Map<number, Value>();

  constructor(block: Block) {
    this.#walk(block);
    this.#count(block);
  }

  maker(value: Value): Operation | undefined {
    return this.#makers.get(value.id);
  }

  takers(value: Value): readonly Operation[] {
    return this.#takers.get(this.root(value).id) ?? [];
  }

  isResult(value: Value): boolean {
    return this.#results.has(value.id);
  }

  /** The value without what only changes how its numbers are laid out; a constant that a loop is handed is that constant. */
  root(value: Value): Value {
    const handed = this.#handed.get(value.id);
    if (handed) {
      const outside = this.root(handed);
      return this.maker(outside)?.op === 'const' ? outside : value;
    }
    const maker = this.maker(value);
    return maker && this.isLayout(maker) ? this.root(nth(maker.inputs, 0)) : value;
  }

  /** Reshapes, repetition, and the turn from [B, T] to [T, B]. */
  isLayout({ op, inputs, attrs }: Operation): boolean {
    if (op === 'reshape' || op === 'broadcastTo') return true;
    return op === 'transpose' && numbersAttr(attrs, 'perm').join() === '1,0' && this.#params.has(this.root(nth(inputs, 0)).id);
  }

  #walk(block: Block): void {
    for (const operation of block.operations) {
      for (const { id } of operation.outputs) this.#makers.set(id, operation);
      if (operation.op !== 'scan') continue;
      const { outer, params } = scanParts(operation);
      [...params.steps, ...params.invariants].forEach((param, i) => this.#handed.set(param.id, nth([...outer.steps, ...outer.invariants], i)));
      this.#walk(outer.body);
    }
    for (const { id } of block.params) this.#params.add(id);
  }

  #count(block: Block): void {
    for (const operation of block.operations) {
      if (this.isLayout(operation)) continue;
      for (const input of operation.inputs) {
        const { id } = this.root(input);
        this.#takers.set(id, [...(this.#takers.get(id) ?? []), operation]);
      }
      if (operation.op === 'scan') this.#count(scanParts(operation).outer.body);
    }
    for (const value of block.results) this.#results.add(this.root(value).id);
  }
}
