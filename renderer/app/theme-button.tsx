import { Moon, Sun } from 'lucide-react';
import { t } from '../../shared/i18n/index.ts';
import { useUiStore } from '../state/ui-store.ts';
import { IconButton } from '../ui/button.tsx';
import { chooseSettings } from './settings.ts';

/** Light or dark, from what is shown now. */
export function ThemeButton() {
  const theme = useUiStore((state) => state.theme);
  const isDark = theme === 'dark' || (theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
  return (
    <IconButton label={t(isDark ? 'app:theme.toLight' : 'app:theme.toDark')} onClick={() => chooseSettings({ theme: isDark ? 'light' : 'dark' })}>
      {isDark ? <Sun size={16} aria-hidden /> : <Moon size={16} aria-hidden />}
    </IconButton>
  );
}
