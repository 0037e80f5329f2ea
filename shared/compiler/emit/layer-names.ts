import type { GraphNode } from '../../document/schema.ts';

/**
 * Names by node id that Keras and TensorFlow take (letters, digits, `_`), made from what the user reads on the canvas: each
 * once, none of them in `taken`.
 */
export function layerNames(nodes: readonly GraphNode[], taken: readonly string[] = []): Map<string, string> {
  const used = new Set(taken);
  return new Map(
    nodes.map((node) => {
      const base = (node.name || node.kind).toLowerCase().replace(/[^a-z0-9]+/g, '_').replace(/^_+|_+$/g, '');
      // A name begins with a letter; one in Hangul or of digits alone leaves nothing to begin with.
      const first = /^[a-z]/.test(base) ? base : `${node.kind.replace(/[^a-z]+/g, '_')}${base && `_${base}`}`;
      let name = first;
      for (let i = 2; used.has(name); i++) name = `${first}_${i}`;
      used.add(name);
      return [node.id, name];
    }),
  );
}
