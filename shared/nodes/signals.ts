import type { Inferred, Signal } from './kind.ts';

/** Width of a vector or logits; null while it is not known. */
export function widthOf(signal: Signal | undefined): number | null {
  return signal && (signal.kind === 'vector' || signal.kind === 'logits') ? signal.width : null;
}

export function sizeOf(signal: Signal | undefined): number | null {
  return signal && (signal.kind === 'symbols' || signal.kind === 'targets') ? signal.size : null;
}

/** A width as it is written in a summary. */
export function shown(width: number | null): string | number {
  return width ?? '?';
}

/** Width that must be known: the compiler asks only after a check found no error. */
export function knownWidth(signal: Signal | undefined): number {
  const width = widthOf(signal);
  if (width === null) throw new Error('the width of an input is not known');
  return width;
}

export function knownSize(signal: Signal | undefined): number {
  const size = sizeOf(signal);
  if (size === null) throw new Error('the size of an input is not known');
  return size;
}

export function vectorOut(width: number | null): Inferred {
  return { outputs: { out: { kind: 'vector', width } } };
}
