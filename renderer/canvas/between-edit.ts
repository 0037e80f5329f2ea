import { nanoid } from 'nanoid';
import * as edits from '../../shared/document/edit.ts';
import type { Point, UnrollDocument, WireEnd } from '../../shared/document/schema.ts';
import type { NodeKind } from '../../shared/nodes/kind.ts';
import { makeNode } from './make-node.ts';
import { placeBetween } from './place-between.ts';

export interface Between {
  readonly kind: NodeKind;
  readonly from: WireEnd;
  readonly to: WireEnd;
  readonly ports: { readonly input: string; readonly output: string };
  /** The wire whose place is taken. */
  readonly cut?: string | undefined;
  /** Where it was dropped, if it was. */
  readonly dropped?: Point | undefined;
  readonly params?: Readonly<Record<string, unknown>>;
}

/** A new node between two ends. Where there is no room between them, everything from the lower one on moves down. */
export function betweenEdit(document: UnrollDocument, { kind, from, to, ports, cut, dropped, params = {} }: Between): { readonly change: edits.Edit; readonly node: string } {
  const made = makeNode(kind, document);
  const node = { ...made, params: { ...made.params, ...params } };
  const place = placeBetween(document, node, from.node, to.node, dropped);
  const change = edits.all(
    edits.moveNodes(place.moves),
    edits.removeItems([], cut === undefined ? [] : [cut]),
    edits.addNode(node, place.at),
    wiredThrough(node.id, ports, { from, to }),
  );
  return { change, node: node.id };
}

/** Wires from one end into a node, and out of it to another. */
export function wiredThrough(node: string, ports: Between['ports'], { from, to }: Pick<Between, 'from' | 'to'>): edits.Edit {
  return edits.all(edits.connect(nanoid(10), from, { node, port: ports.input }), edits.connect(nanoid(10), { node, port: ports.output }, to));
}
