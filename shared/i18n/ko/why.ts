import type { why as english } from '../en/why.ts';
import type { Translation } from '../messages.ts';

/** Generate: why a symbol was written, or an answer given. */
export const why: Translation<typeof english> = {
  ask: '이유',
};
