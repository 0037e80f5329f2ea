import { BookOpen } from 'lucide-react';
import { t } from '../../shared/i18n/index.ts';
import { setUi } from '../state/ui-store.ts';
import type { IdeaId } from './ideas.ts';

interface IdeaNoteProps {
  /** The idea of the lecture that this view shows. */
  readonly idea: IdeaId;
  /** Two sentences: what is seen, and how to read it. */
  readonly text: string;
}

/** What a view shows, and the way to the idea behind it. */
export function IdeaNote({ idea, text }: IdeaNoteProps) {
  return (
    <p data-not-drawn className="max-w-170 text-small text-ink-2">
      {text}{' '}
      <button type="button" className="inline rounded-chip text-left font-medium text-ink underline underline-offset-2" onClick={() => setUi({ dialog: 'ideas', idea })}>
        <BookOpen size={12} className="mr-1 inline-block align-[-1.5px]" aria-hidden />
        {t('ideas:link', { title: t(`ideas:${idea}.title`) })}
      </button>
    </p>
  );
}
