/** A float32 tensor, row-major. */
export interface StoredTensor {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

interface Entry {
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly data_offsets: readonly [number, number];
}

const LENGTH_BYTES = 8;
/** The header is filled up with spaces to this, so that readers can map the data in place. */
const ALIGNMENT = 8;

/** The safetensors format: length of the header (u64), header in JSON, then the tensors one after the other. */
export function encodeSafetensors(tensors: ReadonlyMap<string, StoredTensor>): Uint8Array {
  const header: Record<string, Entry> = {};
  let offset = 0;
  for (const [name, { shape, values }] of tensors) {
    header[name] = { dtype: 'F32', shape, data_offsets: [offset, offset + values.byteLength] };
    offset += values.byteLength;
  }
  const text = Buffer.from(JSON.stringify(header));
  const start = LENGTH_BYTES + Math.ceil(text.length / ALIGNMENT) * ALIGNMENT;
  const file = Buffer.alloc(start + offset, ' ');
  file.writeBigUInt64LE(BigInt(start - LENGTH_BYTES));
  text.copy(file, LENGTH_BYTES);
  for (const [name, { values }] of tensors)
    file.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), start + (header[name]?.data_offsets[0] ?? 0));
  return file;
}

/** @throws RangeError or SyntaxError for bytes that are not a whole file of float32 tensors. */
export function decodeSafetensors(file: Uint8Array): Map<string, StoredTensor> {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const start = LENGTH_BYTES + Number(bytes.readBigUInt64LE());
  if (start > bytes.length) throw new RangeError('cut off in its header');
  const header = JSON.parse(bytes.toString('utf8', LENGTH_BYTES, start)) as Record<string, Entry>;
  const tensors = new Map<string, StoredTensor>();
  for (const [name, { dtype, shape, data_offsets }] of Object.entries(header)) {
    if (name === '__metadata__') continue;
    const [from, to] = [start + data_offsets[0], start + data_offsets[1]];
    const size = shape.reduce((product, length) => product * length, 1);
    if (dtype !== 'F32' || to - from !== 4 * size || to > bytes.length) throw new RangeError(`tensor ${name} is not whole`);
    const values = new Float32Array(size);
    new Uint8Array(values.buffer).set(bytes.subarray(from, to));
    tensors.set(name, { shape, values });
  }
  return tensors;
}
