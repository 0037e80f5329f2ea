import { Check, CircleHelp, X } from 'lucide-react';
import { t } from '../../shared/i18n/index.ts';

/** Right, wrong, or not in the table: an icon and a word. */
export function Verdict({ right }: { readonly right: boolean | null }) {
  const [Icon, tone, text] =
    right === null
      ? ([CircleHelp, 'text-ink-3', t('training:answer.unknown')] as const)
      : right
        ? ([Check, 'text-ok', t('training:answer.right')] as const)
        : ([X, 'text-error', t('training:answer.wrong')] as const);
  return (
    <span className={`inline-flex items-center gap-1 text-small font-medium ${tone}`}>
      <Icon size={14} aria-hidden />
      {text}
    </span>
  );
}
