import { reportError, request } from './api.ts';
import { setUi, useUiStore } from '../state/ui-store.ts';
import type { Settings } from '../../shared/ipc/contract.ts';

const dark = matchMedia('(prefers-color-scheme: dark)');

/** Puts the theme on the page, as long as the window lives. */
export function startTheme(): () => void {
  apply();
  dark.addEventListener('change', apply);
  const stop = useUiStore.subscribe((state, before) => state.theme !== before.theme && apply());
  return () => {
    dark.removeEventListener('change', apply);
    stop();
  };
}

function apply(): void {
  const { theme } = useUiStore.getState();
  const shown = theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme;
  document.documentElement.dataset['theme'] = shown;
}

export async function loadSettings(): Promise<void> {
  const { theme } = await request('settings.get', null);
  setUi({ theme });
}

export function chooseTheme(theme: Settings['theme']): void {
  setUi({ theme });
  request('settings.set', { theme }).catch(reportError);
}
