import type { en } from './en/index.ts';

/** Forms of a plural, chosen by the argument `count`, share one key: `deleted_one` and `deleted_other` are `deleted`. */
type Leaf<K extends string> = K extends `${infer Base}_${'one' | 'other'}` ? Base : K;

type Leaves<T, Prefix extends string> = {
  [K in keyof T & string]: T[K] extends string ? `${Prefix}${Leaf<K>}` : Leaves<T[K], `${Prefix}${K}.`>;
}[keyof T & string];

type Namespaces = typeof en;

/** Every text of the product: `namespace:path.to.sentence`. */
export type MessageKey = { [N in keyof Namespaces & string]: Leaves<Namespaces[N], `${N}:`> }[keyof Namespaces &
  string];

/** The same texts in a language without a form for one: every key of English but those for a count of 1. */
export type Translation<T> = {
  readonly [K in keyof T as K extends `${string}_one` ? never : K]: T[K] extends string ? string : Translation<T[K]>;
};

export type MessageArgs = Readonly<Record<string, string | number>>;

/** A text with its arguments, for code that must not know the language. */
export interface Message {
  readonly key: MessageKey;
  readonly args?: MessageArgs;
}

/**
 * Texts that name entries of the history. They begin with what was done, so that they also read well after "Undo":
 * "Add LSTM", "Undo add LSTM".
 */
export type EditKey = Exclude<
  Extract<MessageKey, `${string}:edit.${string}` | `diagnostics:fix.${string}` | `training:mend.${string}.edit`>,
  `menu:${string}`
>;

export interface EditLabel extends Message {
  readonly key: EditKey;
}
