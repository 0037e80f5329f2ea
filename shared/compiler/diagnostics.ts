import type { DataSource, WireEnd } from '../document/schema.ts';
import type { EditLabel, Message } from '../i18n/messages.ts';
import type { DataFacts, NodeSignals } from '../nodes/kind.ts';

/** What is wrong (error: cannot train; warning: can), where, and what mends it. */
export interface Diagnostic {
  readonly severity: 'error' | 'warning';
  readonly message: Message;
  /** The node it is said at; null: the whole document. */
  readonly node: string | null;
  /** Where in the document the node lies, through its groups: `<instance>/<node>`. */
  readonly at?: string;
  /** The wire it is about, if it is about one. */
  readonly wire?: string;
  readonly fix?: Fix;
}

export function error(node: string | null, message: Message, extra: Partial<Diagnostic> = {}): Diagnostic {
  return { severity: 'error', node, message, ...extra };
}

export interface Fix {
  readonly label: EditLabel;
  readonly edit:
    | { readonly do: 'set-params'; readonly node: string; readonly params: Readonly<Record<string, unknown>> }
    | { readonly do: 'remove-node'; readonly node: string }
    | { readonly do: 'remove-wire'; readonly wire: string }
    | { readonly do: 'insert-node'; readonly wire: string; readonly kind: string; readonly params: Readonly<Record<string, unknown>> }
    /** A wire that is missing; one that ends there gives way. */
    | { readonly do: 'connect'; readonly from: WireEnd; readonly to: WireEnd }
    /** A new node, with wires into its inputs. */
    | { readonly do: 'add-node'; readonly kind: string; readonly into: readonly { readonly port: string; readonly from: WireEnd }[] }
    /** Another kind in the place of a node, with the same wires. */
    | { readonly do: 'set-kind'; readonly node: string; readonly kind: string; readonly params: Readonly<Record<string, unknown>> }
    /** Wires that begin at another source. */
    | { readonly do: 'read-from'; readonly node: string; readonly wires: readonly string[] }
    | { readonly do: 'put-data'; readonly node: string; readonly field: string; readonly data: DataSource }
    | { readonly do: 'unpack'; readonly node: string };
}

/** The same mend by other ids; null: a node or wire that it is about is not there. */
export function fixFor(edit: Fix['edit'], node: (id: string) => string | null, wire: (id: string) => string | null): Fix['edit'] | null {
  const end = (of: WireEnd): WireEnd | null => {
    const id = node(of.node);
    return id === null ? null : { node: id, port: of.port };
  };
  switch (edit.do) {
    case 'remove-wire':
    case 'insert-node': {
      const own = wire(edit.wire);
      return own === null ? null : { ...edit, wire: own };
    }
    case 'connect': {
      const [from, to] = [end(edit.from), end(edit.to)];
      return from && to && { ...edit, from, to };
    }
    case 'add-node': {
      const into = edit.into.flatMap(({ port, from }) => { const own = end(from); return own ? [{ port, from: own }] : []; });
      return into.length === edit.into.length ? { ...edit, into } : null;
    }
    case 'read-from': {
      const own = node(edit.node);
      const wires = edit.wires.flatMap((id) => wire(id) ?? []);
      return own !== null && wires.length === edit.wires.length ? { ...edit, node: own, wires } : null;
    }
    default: {
      const own = node(edit.node);
      return own === null ? null : { ...edit, node: own };
    }
  }
}

/** Facts by source node id; absent or null: the data has not been read. */
export type FactsByNode = Readonly<Record<string, DataFacts | null>>;

export interface Checked {
  readonly diagnostics: readonly Diagnostic[];
  /** By node id. */
  readonly signals: Readonly<Record<string, NodeSignals>>;
  /** Learned numbers by node id; absent where widths are not known. */
  readonly learned: Readonly<Record<string, number>>;
}
