import { useEffect, useRef } from 'react';
import { t } from '../../shared/i18n/index.ts';
import type { RunStatus, RunSummary } from '../../shared/ipc/contract.ts';
import { announce } from '../app/announcer.tsx';
import { selectRun, useRunStore } from '../state/run-store.ts';
import { showToast, type Toast } from '../state/toast-store.ts';
import { setUi, useUiStore } from '../state/ui-store.ts';
import { formatCount } from '../ui/format.ts';
import { stateOf } from './run-status.ts';
import { failureText } from './run-notice.tsx';

/**
 * Says changes of a run's state to a screen reader, never its steps; and how a run ended in a toast, to someone who is
 * drawing meanwhile.
 */
export function RunAnnouncer() {
  const said = useRef<ReadonlyMap<string, RunStatus> | null>(null);
  useEffect(
    () =>
      useRunStore.subscribe(({ runs, loaded }) => {
        const before = said.current;
        said.current = loaded || runs.length > 0 ? new Map(runs.map(({ id, status }) => [id, status])) : null;
        if (!before) return;
        const changed = runs.find(({ id, status }) => before.get(id) !== status && (before.has(id) || status === 'starting' || status === 'training'));
        if (!changed) return;
        announce(announcement(changed));
        if (useUiStore.getState().mode !== 'train') tellEnd(changed);
      }),
    [],
  );
  return null;
}

const tones: Partial<Readonly<Record<RunStatus, Toast['tone']>>> = { done: 'ok', failed: 'error', interrupted: 'warning' };

function tellEnd(run: RunSummary): void {
  const tone = tones[run.status];
  if (!tone) return;
  const show = (): void => {
    selectRun(run.id);
    setUi({ mode: 'train' });
  };
  showToast({ tone, title: announcement(run), ...(run.failure && { text: failureText(run.failure) }), actions: [{ label: t('training:said.show'), run: show }], key: run.id });
}

function announcement(run: RunSummary): string {
  const { progress, numbers } = useRunStore.getState();
  return t(`training:said.${stateOf(run)}`, { number: numbers[run.id] ?? 0, step: formatCount(progress[run.id]?.step ?? run.step) });
}
