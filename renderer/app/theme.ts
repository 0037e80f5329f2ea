import { useUiStore } from '../state/ui-store.ts';

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
