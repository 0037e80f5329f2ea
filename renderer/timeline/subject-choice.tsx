import { t } from '../../shared/i18n/index.ts';
import { setSubject } from '../probe/subject-store.ts';
import { runName, useShownRuns } from '../state/run-hooks.ts';
import { selectRun, useRunStore } from '../state/run-store.ts';
import { formatCount } from '../ui/format.ts';
import { Select } from '../ui/select.tsx';
import type { LookedAt } from './use-looked-at.ts';

/** Runs that are offered: the newest. */
const MOST_RUNS = 12;
const DRAWING = 'drawing';

/** Whose divergence: the drawing's before training, or a run's at the moment that is looked at. */
export function SubjectChoice({ subject: { run }, step }: { readonly subject: LookedAt; readonly step: number | null }) {
  const runs = useShownRuns().slice(0, MOST_RUNS);
  const numbers = useRunStore((state) => state.numbers);
  const choose = (value: string) => {
    if (value !== DRAWING) selectRun(value);
    setSubject({ weights: value === DRAWING ? 'drawing' : 'run' });
  };
  const shown = run && !runs.some(({ id }) => id === run.id) ? [run, ...runs] : runs;
  return (
    <Select
      label={t('timeline:subject')}
      className="min-w-0 flex-1 text-small"
      value={run?.id ?? DRAWING}
      onChange={choose}
      options={[
        { value: DRAWING, label: t('timeline:untrained') },
        ...shown.map((each) => {
          const name = runName(each, numbers);
          return { value: each.id, label: each.id === run?.id && step !== null ? t('timeline:runAt', { name, step: formatCount(step) }) : name };
        }),
      ]}
    />
  );
}
