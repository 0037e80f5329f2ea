import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus, xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';
import { skipN } from 'pure-rand/utils/skipN';

/** State of a generator: four 32-bit integers, fit for JSON. */
export type RandomState = readonly number[];

type Generator = ReturnType<typeof xoroshiro128plus>;

/** The source of everything random in a run: xoroshiro128+ with a state that can be saved. */
export class Random {
  readonly #generator: Generator;

  private constructor(generator: Generator) {
    this.#generator = generator;
  }

  static seeded(seed: number): Random {
    const generator = xoroshiro128plus(seed);
    // The first outputs of neighbouring seeds are near each other; after these they are not.
    skipN(generator, 64);
    return new Random(generator);
  }

  static from(state: RandomState): Random {
    return new Random(xoroshiro128plusFromState(state));
  }

  state(): RandomState {
    return this.#generator.getState();
  }

  /** Uniform in [0, 1). */
  float(): number {
    return uniformFloat64(this.#generator);
  }

  /** Uniform in 0 … below − 1. */
  integer(below: number): number {
    return uniformInt(this.#generator, 0, below - 1);
  }

  /** A permutation of 0 … count − 1 (Fisher and Yates). */
  permutation(count: number): Int32Array {
    const order = Int32Array.from({ length: count }, (_, index) => index);
    for (let last = count - 1; last > 0; last--) {
      const other = this.integer(last + 1);
      const kept = order[last] as number;
      order[last] = order[other] as number;
      order[other] = kept;
    }
    return order;
  }
}
