import type { Message } from '../i18n/messages.ts';
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
  readonly label: Message;
  readonly edit:
    | { readonly do: 'set-params'; readonly node: string; readonly params: Readonly<Record<string, unknown>> }
    | { readonly do: 'remove-node'; readonly node: string }
    | { readonly do: 'remove-wire'; readonly wire: string }
    | { readonly do: 'insert-node'; readonly wire: string; readonly kind: string; readonly params: Readonly<Record<string, unknown>> };
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
