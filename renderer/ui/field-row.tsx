import { useId, type ReactNode } from 'react';

export interface FieldRowProps {
  readonly label: ReactNode;
  /** Gets the id to put on its control. */
  readonly children: (id: string) => ReactNode;
  /** A quiet line under the control. */
  readonly note?: ReactNode;
  readonly problem?: ReactNode;
}

/** One row of a form: label left, control right; below each other in a narrow window. */
export function FieldRow({ label, children, note, problem }: FieldRowProps) {
  const id = useId();
  return (
    <div className="grid min-h-7 grid-cols-[112px_minmax(0,1fr)] items-center gap-x-2 max-[800px]:grid-cols-1">
      <label htmlFor={id} className="text-ink-2">
        {label}
      </label>
      <div className="flex min-w-0 items-center">{children(id)}</div>
      {problem ? (
        <p className="col-start-2 pt-1 text-small text-error max-[800px]:col-start-1">{problem}</p>
      ) : (
        note && <p className="col-start-2 pt-1 text-small text-ink-3 max-[800px]:col-start-1">{note}</p>
      )}
    </div>
  );
}

/** A column of rows, 6 px apart. */
export function Form({ children }: { readonly children: ReactNode }) {
  return <div className="flex flex-col gap-1.5">{children}</div>;
}
