import type { Operation, Value } from '../ir/types.ts';

/** The operations of `train` by what they are for. */
export type Parts = Readonly<Record<'forward' | 'backward' | 'update', readonly Operation[]>>;

/** A name whose number is known once all names are given: "z", or "z₁" and "z₂" where there are two. */
interface Name {
  readonly text: string;
}

class NumberedName implements Name {
  readonly base: string;
  number: number | null = null;

  constructor(base: string) {
    this.base = base;
  }

  get text(): string {
    const digits = this.number === null ? '' : String(this.number).replace(/\d/g, (digit) => '₀₁₂₃₄₅₆₇₈₉'[Number(digit)] ?? '');
    return this.base + digits;
  }
}

class GradientName implements Name {
  readonly of: Name;

  constructor(of: Name) {
    this.of = of;
  }

  get text(): string {
    return `d${this.of.text}`;
  }
}

interface Named {
  readonly name: Name;
  /** Which timestep of it: "[t]"; empty: all, or a value that has no time. */
  readonly at: string;
}

/** What values of a program are called. */
export class Names {
  readonly #named = new Map<number, Named>();
  readonly #all: NumberedName[] = [];

  readonly #unwritten = new Set<number>();

  give(value: Value, base: string, at = ''): void {
    if (!this.#named.has(value.id)) this.#named.set(value.id, { name: this.#make(base), at });
  }

  /** The same name, perhaps at another time. */
  share(value: Value, other: Value, at?: string): void {
    const named = this.#named.get(other.id);
    if (named && !this.#named.has(value.id)) this.#named.set(value.id, { name: named.name, at: at ?? named.at });
  }

  /** A name that needs no line of its own. */
  giveKnown(value: Value, base: string): void {
    this.give(value, base);
    this.#unwritten.add(value.id);
  }

  isWritten(value: Value): boolean {
    return this.has(value) && !this.#unwritten.has(value.id);
  }

  /** "dW" for the gradient of W. */
  giveGradient(value: Value, of: Value, at = ''): void {
    const named = this.#named.get(of.id);
    if (named && !this.#named.has(value.id)) this.#named.set(value.id, { name: new GradientName(named.name), at });
  }

  has(value: Value): boolean {
    return this.#named.has(value.id);
  }

  timeOf(value: Value): string {
    return this.#named.get(value.id)?.at ?? '';
  }

  of(value: Value): string {
    const named = this.#named.get(value.id);
    if (!named) throw new Error(`value ${value.id} has no name`);
    return named.name.text + named.at;
  }

  /** Numbers names of which there are several, in the order they were given. */
  number(): void {
    const byBase = new Map<string, NumberedName[]>();
    for (const name of this.#all) byBase.set(name.base, [...(byBase.get(name.base) ?? []), name]);
    for (const names of byBase.values()) if (names.length > 1) names.forEach((name, i) => { name.number = i + 1; });
  }

  #make(base: string): NumberedName {
    const name = new NumberedName(base);
    this.#all.push(name);
    return name;
  }
}

/** Of a port that every divergence has its own of (`w/<node>`), what all of them are called. */
export function kindOf(port: string): string {
  return port.split('/')[0] ?? port;
}
