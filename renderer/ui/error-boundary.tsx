import { CircleAlert } from 'lucide-react';
import { Component, type ErrorInfo, type ReactNode } from 'react';
import { t } from '../../shared/i18n/index.ts';
import { logError } from '../app/api.ts';
import { Button } from './button.tsx';

interface Props {
  /** What broke, in the reader's words: "the inspector". */
  readonly name: string;
  readonly children: ReactNode;
}

/** Keeps a bug in one part of the window there: says so, logs the details and offers to draw the part again. */
export class ErrorBoundary extends Component<Props, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override componentDidCatch(error: Error, info: ErrorInfo) {
    logError(error, info.componentStack ?? '');
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    return (
      <div role="alert" className="m-3 flex gap-2.5 rounded-card border border-error bg-raised p-3.5">
        <CircleAlert size={16} aria-hidden className="mt-0.5 shrink-0 text-error" />
        <div>
          <p className="font-semibold">{t('app:broken.title', { part: this.props.name })}</p>
          <p className="mt-0.5 text-small text-ink-2">{t('app:broken.text')}</p>
          <Button size="sm" className="mt-2.5" onClick={() => this.setState({ broken: false })}>
            {t('app:broken.again')}
          </Button>
        </div>
      </div>
    );
  }
}
