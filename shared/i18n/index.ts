import i18next, { type i18n } from 'i18next';
import { UserError } from '../errors.ts';
import { en } from './en/index.ts';
import { ko } from './ko/index.ts';
import type { Language } from './languages.ts';
import type { Message, MessageArgs, MessageKey } from './messages.ts';

/** The one i18next instance; the renderer hands it to react-i18next, the CLI uses it as it is. */
export const translator: i18n = i18next.createInstance();

void translator.init({
  lng: 'en',
  fallbackLng: 'en',
  resources: { en, ko },
  ns: Object.keys(en),
  defaultNS: 'app',
  interpolation: { escapeValue: false },
  returnNull: false,
  initAsync: false,
});

export async function setLanguage(language: Language): Promise<void> {
  await translator.changeLanguage(language);
}

/** The sentence for a key in the current language. */
export function t(key: MessageKey, args: MessageArgs = {}): string {
  return translator.t(key, { ...args });
}

/**
 * A text of the current language that begins with a capital, as it stands inside a sentence: "Add LSTM" gives "add LSTM", and "LSTM"
 * stays as it is. Korean has no capitals, only names that begin with one.
 */
export function inSentence(text: string): string {
  return translator.language === 'ko' ? text : text.replace(/^\p{Lu}(?=\p{Ll})/u, (first) => first.toLowerCase());
}

export function isMessageKey(key: string): key is MessageKey {
  return translator.exists(key);
}

export function messageText(message: Message): string {
  return t(message.key, message.args);
}

/** One sentence for a person: the error's own if it is ours, else a general one (the details belong in the log). */
export function errorText(error: unknown): string {
  return error instanceof UserError ? t(error.key, error.args) : t('errors:unexpected');
}
