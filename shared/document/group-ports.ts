import type { Edit } from './edit.ts';
import { allGraphs, freeName, groupById, portNames, wiresAtPort, type GroupPort, type Lead, type Side } from './groups.ts';
import { mostLetters, type Group } from './schema.ts';

/** Edits of a group's ports. They act on the whole document, because wires at every instance follow. */

type OpenSignal = Extract<GroupPort, { readonly signal: unknown }>['signal'];

/** Adds a port that leads nowhere yet; a name that is taken gets a number. */
export function addPort(id: string, side: Side, name: string, signal: OpenSignal): Edit {
  return ({ graph }) => {
    const group = groupById(graph, id);
    group?.[side].push({ name: freeName(name, new Set(portNames(group, side))), signal });
  };
}

/** Renames a port, inside and where wires end in it. A name that is empty or taken changes nothing. */
export function renamePort(id: string, side: Side, from: string, to: string): Edit {
  return (document) => {
    const group = groupById(document.graph, id);
    const name = to.trim();
    if (!group || !canName(group, side, name)) return;
    for (const { end } of wiresAtPort(document, id, side, from)) end.port = name;
    for (const port of group[side]) if (port.name === from) port.name = name;
  };
}

/** May a port of this side be called so? */
export function canName(group: Group, side: Side, name: string): boolean {
  return name !== '' && name !== '+' && name.length <= mostLetters.port && !portNames(group, side).includes(name);
}

/** Removes a port with the wires that end in it, at every instance. */
export function removePort(id: string, side: Side, name: string): Edit {
  return (document) => {
    const group = groupById(document.graph, id);
    if (!group) return;
    const gone = new Set(wiresAtPort(document, id, side, name).map(({ wire }) => wire));
    for (const graph of allGraphs(document))
      if (graph.wires.some((wire) => gone.has(wire))) graph.wires = graph.wires.filter((wire) => !gone.has(wire));
    group[side] = group[side].filter((port) => port.name !== name);
  };
}

/** Moves a port among its neighbours: -1 to the left, 1 to the right. */
export function movePort(id: string, side: Side, name: string, by: -1 | 1): Edit {
  return ({ graph }) => {
    const group = groupById(graph, id);
    if (!group) return;
    const names = portNames(group, side);
    const at = names.indexOf(name);
    const other = names[at + by];
    if (at < 0 || other === undefined) return;
    names[at + by] = name;
    names[at] = other;
    const ports = group[side];
    group[side] = names.flatMap((each) => ports.filter((port) => port.name === each));
  };
}

/** Ports with the places they lead to; one without keeps its name and says what it is to carry. */
export function portsWith(ports: readonly { readonly name: string; readonly signal: OpenSignal }[], leads: readonly Lead[]): GroupPort[] {
  return ports.flatMap(({ name, signal }): GroupPort[] => {
    const own = leads.filter((lead) => lead.name === name);
    return own.length > 0 ? own : [{ name, signal }];
  });
}
