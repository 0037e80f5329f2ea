import { useId } from 'react';
import { create } from 'zustand';
import { t } from '../../shared/i18n/index.ts';
import type { RunSummary } from '../../shared/ipc/contract.ts';
import { divergencesOf } from '../../shared/nodes/divergence.ts';
import { nodeTitle } from '../../shared/nodes/title.ts';
import { useHistory } from '../state/run-hooks.ts';
import { Select } from '../ui/select.tsx';

/** By run, for the life of the window: the divergence whose prediction speaks. None: the first. */
const useChosen = create<Readonly<Record<string, string>>>(() => ({}));

/** As a request takes it. */
export function useOutput(runId: string): { readonly output?: string } {
  const output = useChosen((chosen) => chosen[runId]);
  return output === undefined ? {} : { output };
}

/** Which prediction goes on or answers, where a network has several divergences; nothing where it has one. */
export function OutputChoice({ run }: { readonly run: RunSummary }) {
  const id = useId();
  const { document } = useHistory(run.id, 'record');
  const chosen = useChosen((state) => state[run.id]);
  const options = document ? divergencesOf(document.graph).map(({ node }) => ({ value: node.id, label: nodeTitle(node) })) : [];
  if (options.length < 2) return null;
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="text-ink-2">
        {t('training:generate.output')}
      </label>
      <Select id={id} options={options} value={chosen ?? options[0]?.value ?? ''} onChange={(value) => useChosen.setState({ [run.id]: value })} />
    </div>
  );
}
