/** A node or note as it is drawn, also as the head of a lane where the drawing is unrolled. */
export function itemSelector(item: string): string {
  const id = CSS.escape(item);
  return `.react-flow__node[data-id="${id}"], [data-head][data-node-id="${id}"]`;
}
