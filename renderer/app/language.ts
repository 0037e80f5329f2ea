import { setLanguage } from '../../shared/i18n/index.ts';
import { languageOf } from '../../shared/i18n/languages.ts';
import { useUiStore } from '../state/ui-store.ts';
import { reportError } from './api.ts';

/** Puts the language on the page, as long as the window lives. */
export function startLanguage(): () => void {
  apply();
  return useUiStore.subscribe((state, before) => state.language !== before.language && apply());
}

function apply(): void {
  const language = languageOf(useUiStore.getState().language, navigator.language);
  document.documentElement.lang = language;
  setLanguage(language).catch(reportError);
}
