import { z } from 'zod';
import type { DataSource } from '../document/schema.ts';
import { timestepWeightsSchema, type TimestepWeights } from '../document/timestep-weights.ts';

/**
 * One parameter of a node kind: what is legal, what is the default, and which control edits it. The inspector's form
 * and the check of a document are both made from this. Labels: `nodes:fields.<name>`, options: `nodes:options.<option>`.
 */
export type Field = FieldForm & {
  /** Asked for only where another field of the node has this value. */
  readonly when?: { readonly field: string; readonly is: string };
};

type FieldForm =
  | { readonly type: 'integer'; readonly min: number; readonly max: number; readonly default: number; readonly unit?: string }
  /** A whole number, or 'auto': follow the wires. */
  | { readonly type: 'auto-integer'; readonly min: number; readonly max: number }
  | { readonly type: 'number'; readonly min: number; readonly max: number; readonly step: number; readonly default: number }
  | { readonly type: 'choice'; readonly options: readonly string[]; readonly default: string }
  | { readonly type: 'toggle'; readonly default: boolean }
  /** The id of another node of one of these kinds, or empty: none. */
  | { readonly type: 'node'; readonly of: readonly string[] }
  /** The id of one of the document's groups. */
  | { readonly type: 'group' }
  /** The id of an entry of the document's `data`. */
  | { readonly type: 'data'; readonly of: DataSource['type'] }
  /** Name of a column of the node's table, or empty: none. */
  | { readonly type: 'column' }
  /** Names of columns of the node's table; none: all that hold numbers. */
  | { readonly type: 'columns' }
  | { readonly type: 'weights'; readonly default: TimestepWeights };

export type Fields = Readonly<Record<string, Field>>;

type FieldValue<F extends Field> = F extends { type: 'integer' | 'number' }
  ? number
  : F extends { type: 'auto-integer' }
    ? number | 'auto'
    : F extends { type: 'choice'; options: readonly (infer O)[] }
      ? O
      : F extends { type: 'toggle' }
        ? boolean
        : F extends { type: 'data' | 'node' | 'group' | 'column' }
          ? string
          : F extends { type: 'columns' }
            ? readonly string[]
            : TimestepWeights;

export type ParamsOf<F extends Fields> = { readonly [K in keyof F]: FieldValue<F[K]> };

export function fieldSchema(field: Field): z.ZodType {
  switch (field.type) {
    case 'integer':
      return z.number().int().min(field.min).max(field.max).default(field.default);
    case 'auto-integer':
      return z.union([z.literal('auto'), z.number().int().min(field.min).max(field.max)]).default('auto');
    case 'number':
      return z.number().min(field.min).max(field.max).default(field.default);
    case 'choice':
      return z.enum(field.options as [string, ...string[]]).default(field.default);
    case 'toggle':
      return z.boolean().default(field.default);
    case 'data':
    case 'node':
    case 'group':
    case 'column':
      return z.string().default('');
    case 'columns':
      return z.array(z.string()).default([]);
    case 'weights':
      return timestepWeightsSchema.default(field.default);
  }
}

export function fieldDefault(field: Field): unknown {
  return fieldSchema(field).parse(undefined);
}
