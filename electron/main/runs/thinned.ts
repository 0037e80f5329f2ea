/** A list that never holds more than `most` values: when full, every second one goes and from then on half as many come in. */
export class Thinned<T> {
  values: T[] = [];
  private readonly most: number;
  private stride = 1;
  private count = 0;

  constructor(most: number) {
    this.most = most;
  }

  push(value: T): void {
    if (this.count++ % this.stride !== 0) return;
    this.values.push(value);
    if (this.values.length <= this.most) return;
    this.values = this.values.filter((_, index) => index % 2 === 0);
    this.stride *= 2;
  }
}
