import { describe, expect, it } from 'vitest';
import { decodeSafetensors, encodeSafetensors } from './safetensors.ts';

const tensors = new Map([
  ['lstm/kernel', { shape: [2, 3], values: Float32Array.of(1, -2, 0.5, NaN, Infinity, -0) }],
  ['a', { shape: [], values: Float32Array.of(3) }],
  ['empty', { shape: [0, 4], values: new Float32Array() }],
]);

describe('safetensors', () => {
  it('keep every bit', () => {
    expect(decodeSafetensors(encodeSafetensors(tensors))).toEqual(tensors);
  });

  it('have the header that the format asks for', () => {
    const file = Buffer.from(encodeSafetensors(tensors));
    const length = Number(file.readBigUInt64LE());
    expect((8 + length) % 8).toBe(0);
    expect(JSON.parse(file.toString('utf8', 8, 8 + length))).toEqual({
      'lstm/kernel': { dtype: 'F32', shape: [2, 3], data_offsets: [0, 24] },
      a: { dtype: 'F32', shape: [], data_offsets: [24, 28] },
      empty: { dtype: 'F32', shape: [0, 4], data_offsets: [28, 28] },
    });
  });

  it('read also from the middle of a larger buffer', () => {
    const file = encodeSafetensors(tensors);
    const larger = new Uint8Array(file.length + 3);
    larger.set(file, 3);
    expect(decodeSafetensors(larger.subarray(3))).toEqual(tensors);
  });

  it('are refused when they are cut off anywhere', () => {
    const file = encodeSafetensors(tensors);
    for (let length = 0; length < file.length; length++) expect(() => decodeSafetensors(file.subarray(0, length))).toThrow();
  });
});
