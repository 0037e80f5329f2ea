import { CircleAlert, TriangleAlert } from 'lucide-react';
import type { Diagnostic } from '../../shared/compiler/diagnostics.ts';
import { messageText } from '../../shared/i18n/index.ts';
import { applyFix } from '../canvas/actions.ts';
import { Button } from '../ui/button.tsx';
import { classNames } from '../ui/class-names.ts';

/** A problem in full, with what mends it. */
export function DiagnosticCard({ diagnostic }: { readonly diagnostic: Diagnostic }) {
  const { severity, message, fix } = diagnostic;
  const Icon = severity === 'error' ? CircleAlert : TriangleAlert;
  return (
    <div
      role="note"
      className={classNames(
        'flex items-start gap-2 rounded-node py-2 pr-2 pl-2.5 text-small',
        severity === 'error' ? 'bg-error-tint text-error' : 'bg-warning-tint text-warning',
      )}
    >
      <Icon size={14} aria-hidden className="mt-px shrink-0" />
      <p className="min-w-0 flex-1 font-medium">{messageText(message)}</p>
      {fix && (
        <Button size="sm" className="-my-1 text-ink" onClick={() => applyFix(fix)}>
          {messageText(fix.label)}
        </Button>
      )}
    </div>
  );
}
