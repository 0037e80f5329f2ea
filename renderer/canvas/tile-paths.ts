import type { FlowNode, FlowWire } from './flow-types.ts';
import { wireLine } from './wire-line.ts';
import { cornerPath } from './wire-path.ts';

export interface TilePath {
  readonly key: string;
  /** Classes of the lines. */
  readonly look: string;
  readonly d: string;
}

interface Line {
  readonly wire: FlowWire;
  readonly source: FlowNode;
  readonly target: FlowNode;
  readonly look: string;
  readonly d: string;
}

/** Wires of one path: they follow each other in the document, so they mostly lie near each other, and only paths in view are painted. */
const together = 64;

/** Wires as few long paths; what did not move is not computed again. */
export class TilePaths {
  private lines: readonly (Line | null)[] = [];
  private parts: readonly (readonly TilePath[])[] = [];

  pathsOf(nodes: readonly FlowNode[], wires: readonly FlowWire[]): readonly TilePath[] {
    const byId = new Map(nodes.map((node) => [node.id, node]));
    const before = this.lines;
    const lines = wires.map((wire, index) => lineOf(wire, byId, before[index] ?? null));
    this.parts = Array.from({ length: Math.ceil(lines.length / together) }, (_, part) => {
      const from = part * together;
      const own = lines.slice(from, from + together);
      const known = this.parts[part];
      const isSame = known && own.length === Math.min(together, before.length - from) && own.every((line, index) => line === before[from + index]);
      return isSame ? known : joined(part, own);
    });
    this.lines = lines;
    return this.parts.flat();
  }
}

function lineOf(wire: FlowWire, nodes: ReadonlyMap<string, FlowNode>, before: Line | null): Line | null {
  const [source, target] = [nodes.get(wire.source), nodes.get(wire.target)];
  if (before && before.wire === wire && before.source === source && before.target === target) return before;
  const line = wireLine(wire, source, target);
  if (!source || !target || !line) return null;
  const look = ['tile-wire', line.isTarget && 'is-target', line.isTime && 'is-time', wire.data?.bad && 'is-bad', wire.selected && 'is-selected'];
  return { wire, source, target, look: look.filter(Boolean).join(' '), d: cornerPath(line.points) };
}

function joined(part: number, lines: readonly (Line | null)[]): readonly TilePath[] {
  const byLook = new Map<string, string>();
  for (const line of lines) if (line) byLook.set(line.look, (byLook.get(line.look) ?? '') + line.d);
  return [...byLook].map(([look, d]) => ({ key: `${part} ${look}`, look, d }));
}
