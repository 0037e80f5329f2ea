import { nanoid } from 'nanoid';
import type { Fix } from '../../shared/compiler/diagnostics.ts';
import * as edits from '../../shared/document/edit.ts';
import { unpackGroup } from '../../shared/document/group-edit.ts';
import type { UnrollDocument } from '../../shared/document/schema.ts';
import { kindById } from '../../shared/nodes/index.ts';
import { nodeParams } from '../../shared/nodes/ties.ts';
import { betweenEdit } from './between-edit.ts';
import { freePlace, GAP, NODE } from './geometry.ts';
import { makeNode } from './make-node.ts';

interface Mended {
  readonly change: edits.Edit;
  /** A node to look at afterwards. */
  readonly node: string | null;
}

/** What a diagnostic's fix does to a document. */
export function fixEdit(document: UnrollDocument, fix: Fix['edit']): Mended {
  switch (fix.do) {
    case 'set-params':
      return { change: edits.setParams(fix.node, fix.params), node: null };
    case 'remove-node':
      return { change: edits.removeItems([fix.node]), node: null };
    case 'remove-wire':
      return { change: edits.removeItems([], [fix.wire]), node: null };
    case 'connect':
      return { change: edits.connect(nanoid(10), fix.from, fix.to), node: null };
    case 'read-from':
      return { change: readFrom(fix.node, fix.wires), node: null };
    case 'set-kind': {
      const kind = kindById(fix.kind);
      return { change: kind ? edits.setKind(fix.node, { kind: kind.id, kindVersion: kind.version, params: { ...kind.defaults(), ...fix.params } }) : nothing, node: null };
    }
    case 'put-data':
      return { change: edits.all(edits.putData(fix.data), edits.setParams(fix.node, { [fix.field]: fix.data.id })), node: fix.node };
    case 'unpack':
      return { change: unpackGroup(fix.node, nodeParams), node: null };
    case 'insert-node':
      return insertNode(document, fix);
    case 'add-node':
      return addNode(document, fix);
  }
}

const nothing: edits.Edit = () => undefined;

/** The wire itself may be illegal, so the ports of the new node are taken as they come. */
function insertNode(document: UnrollDocument, { wire, kind: id, params }: Extract<Fix['edit'], { do: 'insert-node' }>): Mended {
  const kind = kindById(id);
  const cut = document.graph.wires.find((each) => each.id === wire);
  const [input, output] = [kind?.inputs[0], kind?.outputs[0]];
  if (!kind || !cut || !input || !output) return { change: nothing, node: null };
  return betweenEdit(document, { kind, ...cut, ports: { input: input.name, output: output.name }, cut: wire, params });
}

/** Under the lowest node that feeds it, or under everything. */
function addNode(document: UnrollDocument, { kind: id, into }: Extract<Fix['edit'], { do: 'add-node' }>): Mended {
  const kind = kindById(id);
  if (!kind) return { change: nothing, node: null };
  const node = makeNode(kind, document);
  const places = Object.entries(document.view.positions);
  const feeding = places.filter(([each]) => into.some(({ from }) => from.node === each));
  const lowest = (feeding.length > 0 ? feeding : places).reduce<{ x: number; y: number } | null>((low, [, at]) => (low && low.y >= at.y ? low : at), null);
  const at = lowest ? freePlace(document, { x: lowest.x, y: lowest.y + NODE.height + GAP.depth + GAP.plate }) : { x: 0, y: 0 };
  return {
    change: edits.all(edits.addNode(node, at), ...into.map(({ port, from }) => edits.connect(nanoid(10), from, { node: node.id, port }))),
    node: node.id,
  };
}

/** The wires keep their ports and ends. */
function readFrom(source: string, wires: readonly string[]): edits.Edit {
  return (document) => {
    for (const wire of document.graph.wires) if (wires.includes(wire.id)) wire.from.node = source;
  };
}
