/** A state or gate of a bidirectional node with an arrow for where it comes from: "→h" from the start, "←h" from the end. Others as they are. */
export function directed(name: string): string {
  return name.replace(/^forward_/, '→').replace(/^backward_/, '←');
}
