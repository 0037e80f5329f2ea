/**
 * TensorFlow's stateless generator, number for number: Philox 4x32 with ten rounds (Salmon et al. 2011), keyed as
 * `StatelessRandomUniform` keys it. With it the interpreter draws the dropout masks that TensorFlow draws.
 */
type Words = readonly [number, number, number, number];

/** `count` uniform numbers in [0, 1), multiples of 2⁻²³, for a seed of two 32-bit integers. */
export function statelessUniform(seed: readonly [number, number], count: number): Float64Array {
  const { key, counter } = keyed(seed);
  const out = new Float64Array(count);
  for (let block = 0; block * 4 < count; block++) {
    const words = philox([block, 0, counter[2], counter[3]], key);
    for (let i = 0; i < 4 && block * 4 + i < count; i++) out[block * 4 + i] = ((words[i] ?? 0) & 0x7fffff) / 2 ** 23;
  }
  return out;
}

/** The seed is scrambled once, so that it does not matter which of its bits differ. */
function keyed([low, high]: readonly [number, number]): { readonly key: readonly [number, number]; readonly counter: Words } {
  const mixed = philox([low >>> 0, low < 0 ? 0xffffffff : 0, high >>> 0, high < 0 ? 0xffffffff : 0], [0x3ec8f720, 0x02461e29]);
  return { key: [mixed[0], mixed[1]], counter: [0, 0, mixed[2], mixed[3]] };
}

function philox(counter: Words, [first, second]: readonly [number, number]): Words {
  let [a, b, c, d] = counter;
  for (let round = 0; round < 10; round++) {
    const [lowA, highA] = product(0xd2511f53, a);
    const [lowC, highC] = product(0xcd9e8d57, c);
    const k0 = (first + Math.imul(round, 0x9e3779b9)) >>> 0;
    const k1 = (second + Math.imul(round, 0xbb67ae85)) >>> 0;
    [a, b, c, d] = [(highC ^ b ^ k0) >>> 0, lowC, (highA ^ d ^ k1) >>> 0, lowA];
  }
  return [a, b, c, d];
}

/** Low and high half of the 64-bit product of two unsigned 32-bit integers. */
function product(x: number, y: number): readonly [low: number, high: number] {
  const whole = BigInt(x) * BigInt(y);
  return [Number(whole & 0xffffffffn), Number(whole >> 32n)];
}
