import type { LucideIcon } from 'lucide-react';
import type { Category } from '../app/commands.ts';
import type { Role } from '../../shared/nodes/kind.ts';
import type { Words } from '../ui/word-search.ts';

export type Section = Category | 'add' | 'go' | 'templates' | 'files';

/** Something that the command palette can do. */
export interface PaletteItem {
  /** What was used lately is kept by it: "command:undo". */
  readonly id: string;
  readonly section: Section;
  readonly label: string;
  /** Said at the end of its line. */
  readonly note?: string;
  readonly keys?: string | undefined;
  readonly picture: LucideIcon | { readonly kind: string; readonly role: Role | null };
  /** For one of several choices: it is the one now. */
  readonly isChosen?: boolean;
  /** Why it can do nothing now. */
  readonly reason?: string | undefined;
  readonly words: Words;
  /** Is it worth being offered first the next time? */
  readonly isKept: boolean;
  readonly run: () => void;
}
