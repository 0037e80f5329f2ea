import { Menu as MenuIcon } from 'lucide-react';
import { t } from '../../shared/i18n/index.ts';
import { languages } from '../../shared/i18n/languages.ts';
import { useDocumentStore } from '../state/document-store.ts';
import { useUiStore } from '../state/ui-store.ts';
import { IconButton } from '../ui/button.tsx';
import { Menu, type MenuEntry } from '../ui/menu.tsx';
import { reportError, request } from './api.ts';
import { keysOf, runCommand, type Command } from './commands.ts';
import { keysText } from './keys.ts';
import { chooseSettings } from './settings.ts';

export function AppMenu() {
  const hasDocument = useDocumentStore((state) => state.document !== null);
  const theme = useUiStore((state) => state.theme);
  const language = useUiStore((state) => state.language);
  const entry = (command: Command, disabled = false): MenuEntry => {
    const keys = keysOf(command);
    return { label: t(`app:command.${command}`), keys: keys && keysText(keys), onSelect: () => void runCommand(command), disabled };
  };
  const entries: MenuEntry[] = [
    entry('new'),
    entry('open'),
    entry('save', !hasDocument),
    entry('save-as', !hasDocument),
    entry('export', !hasDocument),
    'line',
    entry('start-screen', !hasDocument),
    'line',
    { heading: t('app:theme.label') },
    ...(['system', 'light', 'dark'] as const).map((value) => ({
      label: t(`app:theme.${value}`),
      checked: theme === value,
      onSelect: () => chooseSettings({ theme: value }),
    })),
    'line',
    { heading: t('app:language.label') },
    ...(['system', ...languages] as const).map((value) => ({
      label: t(`app:language.${value}`),
      checked: language === value,
      onSelect: () => chooseSettings({ language: value }),
    })),
    'line',
    entry('shortcuts'),
    { label: t('app:menu.log'), onSelect: () => request('shell.showLog', null).catch(reportError) },
    entry('about'),
  ];
  return (
    <Menu
      label={t('app:menu.label')}
      entries={entries}
      trigger={
        <IconButton label={t('app:menu.label')}>
          <MenuIcon size={16} aria-hidden />
        </IconButton>
      }
    />
  );
}
