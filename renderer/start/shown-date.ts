import { t, translator } from '../../shared/i18n/index.ts';

/** "Today, 14:21", "Yesterday", "12 November". */
export function shownDate(iso: string, now = new Date()): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return '';
  const midnight = (of: Date) => new Date(of.getFullYear(), of.getMonth(), of.getDate()).getTime();
  const days = Math.round((midnight(now) - midnight(date)) / 86_400_000);
  const language = translator.language;
  const time = date.toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit', hour12: false });
  if (days === 0) return t('app:start.today', { time });
  if (days === 1) return t('app:start.yesterday');
  const sameYear = date.getFullYear() === now.getFullYear();
  return date.toLocaleDateString(language, { day: 'numeric', month: 'long', ...(!sameYear && { year: 'numeric' }) });
}
