import type { Block, Operation, Value } from './types.ts';

interface ScanParts {
  readonly body: Block;
  readonly length: number;
  readonly reverse: boolean;
  readonly carries: readonly Value[];
  readonly steps: readonly Value[];
  readonly invariants: readonly Value[];
}

/** Operands (`outer`) and body parameters (`params`) of a scan by what they are. */
export function scanParts({ op, attrs, inputs }: Operation): { readonly outer: ScanParts; readonly params: ScanParts } {
  const { body, length, carries, steps } = attrs;
  if (op !== 'scan' || typeof body !== 'object' || !('operations' in body)) throw new TypeError(`${op} is not a scan`);
  const end = Number(carries) + Number(steps);
  const cut = (values: readonly Value[]): ScanParts => ({
    body,
    length: Number(length),
    reverse: attrs.reverse === true,
    carries: values.slice(0, Number(carries)),
    steps: values.slice(Number(carries), end),
    invariants: values.slice(end),
  });
  return { outer: cut(inputs), params: cut(body.params) };
}
