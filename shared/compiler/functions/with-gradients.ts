import { differentiate } from '../autodiff/differentiate.ts';
import { BlockBuilder, inline, type Numbering } from '../block-builder.ts';
import { at } from '../ir/build.ts';
import type { Block } from '../ir/types.ts';

/** The forward block with the given results replaced by the gradients of its loss by them. */
export function withGradients(
  numbering: Numbering,
  block: Block,
  lossPlace: number,
  gradients: readonly { readonly place: number }[],
): Block {
  const b = new BlockBuilder(numbering);
  const copied = inline(b, block, block.params.map(({ type }) => b.param(type)));
  const made = differentiate(b, at(copied, lossPlace), gradients.map(({ place }) => at(copied, place)));
  const places = new Map(gradients.map(({ place }, i) => [place, at(made, i)]));
  return b.finish(copied.map((value, i) => places.get(i) ?? value));
}
