import { Menu as MenuIcon } from 'lucide-react';
import { t } from '../../shared/i18n/index.ts';
import { languages } from '../../shared/i18n/languages.ts';
import { useUiStore } from '../state/ui-store.ts';
import { IconButton } from '../ui/button.tsx';
import { Menu, type MenuEntry } from '../ui/menu.tsx';
import { commandEntries, commandEntry } from './command-entry.ts';

export function AppMenu() {
  const theme = useUiStore((state) => state.theme);
  const language = useUiStore((state) => state.language);
  const entries = (): MenuEntry[] => [
    ...commandEntries('new', 'new-window', 'open', 'save', 'save-as', 'export', 'export-picture'),
    'line',
    ...commandEntries('start-screen'),
    'line',
    { heading: t('app:theme.label') },
    ...(['system', 'light', 'dark'] as const).map((value) => ({
      ...commandEntry(`theme-${value}`),
      label: t(`app:theme.${value}`),
      checked: theme === value,
    })),
    'line',
    { heading: t('app:language.label') },
    ...(['system', ...languages] as const).map((value) => ({
      ...commandEntry(`language-${value}`),
      label: t(`app:language.${value}`),
      checked: language === value,
    })),
    'line',
    ...commandEntries('command-palette', 'ideas', 'shortcuts', 'show-log', 'about'),
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
