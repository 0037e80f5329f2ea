import { Eye, File, GraduationCap, LifeBuoy, Pencil, Spline, type LucideIcon } from 'lucide-react';
import { t } from '../../shared/i18n/index.ts';
import type { MessageKey } from '../../shared/i18n/messages.ts';
import { commandEntry } from '../app/command-entry.ts';
import { commandIds, commands, isOffered, type Category, type Command } from '../app/commands.ts';
import { useDocumentStore } from '../state/document-store.ts';
import { undoNames, undoText } from '../state/undo-text.ts';
import { useUiStore } from '../state/ui-store.ts';
import { inEachLanguage, listedInEach } from '../ui/word-search.ts';
import type { PaletteItem } from './palette-item.ts';

const icons: Readonly<Record<Category, LucideIcon>> = { file: File, edit: Pencil, draw: Spline, view: Eye, run: GraduationCap, help: LifeBuoy };

/** Every command of the table as it stands now. */
export function commandItems(): PaletteItem[] {
  const names = undoNames(useDocumentStore.getState());
  const { mode, theme, language } = useUiStore.getState();
  const chosen = new Set<string>([`mode-${mode}`, `theme-${theme}`, `language-${language}`]);
  return commandIds.filter((command) => command !== 'command-palette').map((command) => {
    const { label, keys, onSelect } = commandEntry(command);
    const { category, words = '' } = commands[command];
    const reason = reasonAgainst(command);
    return {
      id: `command:${command}`,
      section: category,
      label: command === 'undo' || command === 'redo' ? undoText(command, names[command]) : label,
      keys,
      picture: icons[category],
      isChosen: chosen.has(command),
      reason: reason && t(reason),
      words: {
        names: [plain(label)],
        // "Unroll 정보" is no name here of what begins with Unroll.
        synonyms: [...inEachLanguage(`app:command.${command}`).map(plain), ...words.split(' ').filter(Boolean), ...listedInEach(`palette:words.${command}`)],
        described: inEachLanguage(`app:category.${category}`),
      },
      isKept: true,
      run: onSelect,
    };
  });
}

function plain(label: string): string {
  return label.toLowerCase().replace('…', '');
}

function reasonAgainst(command: Command): MessageKey | undefined {
  const { when } = commands[command];
  if (when && !when.holds()) return when.reason;
  if (isOffered(command)) return undefined;
  return useUiStore.getState().mode === 'build' ? 'palette:needsFolded' : 'palette:needsBuild';
}
