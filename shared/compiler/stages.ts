import type { Numbering, Spared } from './block-builder.ts';
import type { Block } from './ir/types.ts';

/** What the compiler does to the block of `train`, in the order of the pipeline. */
export const stageIds = ['judge', 'hoist', 'lookUp', 'differentiate', 'sink', 'unroll', 'parts', 'update'] as const;
export type StageId = (typeof stageIds)[number];

/** A pass of the pipeline by name: a rewrite that leaves what the block computes as it is. */
export interface Pass {
  readonly id: StageId;
  readonly run: (numbering: Numbering, block: Block) => Block;
}

/**
 * Told of each stage of a compilation once it is done, with the block before and after it: of one part of the batch up to
 * `unroll`, of the whole function from what `parts` gives. `spared`: what a pass did not build.
 */
export type Watch = (id: StageId, before: Block, after: Block, spared?: Spared) => void;
