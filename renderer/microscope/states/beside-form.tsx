import { useRef, type FormEvent, type ReactNode } from 'react';
import { messageText, t as text } from '../../../shared/i18n/index.ts';
import { FigureMenu } from '../../figure/figure-menu.tsx';
import { Button } from '../../ui/button.tsx';
import type { Beside, BesideState } from './use-beside.ts';

interface BesideFormProps<T> {
  readonly label: string;
  /** What its button says: "Generate again". */
  readonly go: string;
  readonly beside: BesideState<T>;
  /** What can be chosen; the button stands in their last row. */
  readonly fields: ReactNode;
  readonly lastFields?: ReactNode;
  readonly csv: (result: Beside<T>) => string;
  readonly children: (result: Beside<T>) => ReactNode;
}

/** Asks a network for the same thing twice, without and with units held, and shows both. */
export function BesideForm<T>({ label, go, beside: { result, isOld, working, isReady, failure, ask }, fields, lastFields, csv, children }: BesideFormProps<T>) {
  const drawing = useRef<HTMLDivElement>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ask();
  };
  return (
    <form onSubmit={submit} aria-label={label} className="flex flex-col gap-2.5">
      {fields}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        {lastFields}
        <span className="ml-auto flex items-center gap-1">
          <Button type="submit" disabled={working || !isReady}>
            {working ? text('states:generate.working') : go}
          </Button>
          {result && <FigureMenu label={label} figure={{ name: label, svg: () => drawing.current, csv: () => csv(result) }} />}
        </span>
      </div>
      {!isReady && <p className="text-small text-ink-2">{text('training:generate.noCheckpoint')}</p>}
      {failure && <p role="alert" className="font-medium text-error">{messageText(failure)}</p>}
      {result && (
        <div ref={drawing} className="flex min-w-0 flex-col gap-2.5">
          {isOld && <p role="status" className="font-medium">{text('states:generate.old')}</p>}
          {children(result)}
        </div>
      )}
    </form>
  );
}
