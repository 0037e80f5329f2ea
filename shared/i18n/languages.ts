export const languages = ['en', 'ko'] as const;
export type Language = (typeof languages)[number];

/** The language of a setting; `system` goes by a locale, written as in `ko-KR` or as in `ko_KR.UTF-8`. */
export function languageOf(setting: Language | 'system', locale: string): Language {
  if (setting !== 'system') return setting;
  return /^ko(?![a-z])/i.test(locale) ? 'ko' : 'en';
}
