import type { OpName } from '../ir/types.ts';
import { elementwise } from './elementwise.ts';
import { linearOps } from './linear.ts';
import { lookupOps } from './lookup.ts';
import { lossOps } from './loss.ts';
import type { OpRow } from './op.ts';
import { randomOps } from './random.ts';
import { reduceOps } from './reduce.ts';
import { scanOps } from './scan.ts';
import { shapeOps } from './shape.ts';
import { updateOps } from './update.ts';

/** Every op, one row each. */
export const ops: Readonly<Record<OpName, OpRow>> = {
  ...elementwise,
  ...linearOps,
  ...reduceOps,
  ...shapeOps,
  ...lookupOps,
  ...lossOps,
  ...randomOps,
  ...updateOps,
  ...scanOps,
};
