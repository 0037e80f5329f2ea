import { useEffect, useRef, useState } from 'react';
import { t } from '../../shared/i18n/index.ts';
import type { RunStatus, RunSummary } from '../../shared/ipc/contract.ts';
import { useRunStore } from '../state/run-store.ts';
import { formatCount } from '../ui/format.ts';

/** Says changes of a run's state to a screen reader; never its steps. */
export function RunAnnouncer() {
  const said = useRef<ReadonlyMap<string, RunStatus> | null>(null);
  const [text, setText] = useState('');
  useEffect(
    () =>
      useRunStore.subscribe(({ runs, loaded }) => {
        const before = said.current;
        said.current = loaded || runs.length > 0 ? new Map(runs.map(({ id, status }) => [id, status])) : null;
        if (!before) return;
        const changed = runs.find(({ id, status }) => before.get(id) !== status && (before.has(id) || status === 'starting' || status === 'training'));
        if (changed) setText(announcement(changed));
      }),
    [],
  );
  return (
    <p role="status" className="sr-only">
      {text}
    </p>
  );
}

function announcement(run: RunSummary): string {
  const { progress, numbers } = useRunStore.getState();
  return t(`training:said.${run.status}`, { number: numbers[run.id] ?? 0, step: formatCount(progress[run.id]?.step ?? run.step) });
}
