import { useRef, type DependencyList } from 'react';
import { useTranslation } from 'react-i18next';
import { translator } from '../../shared/i18n/index.ts';
import type { Language } from '../../shared/i18n/languages.ts';

/** Draws what uses it again in another language; only what is memoised needs it, everything else is drawn again with the window. */
export function useLanguage(): Language {
  return useTranslation(undefined, { i18n: translator }).i18n.language === 'ko' ? 'ko' : 'en';
}

/** React's `useMemo` for what holds texts or names: it is made again in another language, too. */
export function useTextMemo<T>(make: () => T, needs: DependencyList): T {
  const now = [useLanguage(), ...needs];
  const last = useRef<{ readonly made: T; readonly of: DependencyList } | null>(null);
  const isSame = last.current !== null && now.every((need, index) => Object.is(need, last.current?.of[index]));
  if (!isSame || last.current === null) last.current = { made: make(), of: now };
  return last.current.made;
}
