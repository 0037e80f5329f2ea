import { Paintbrush } from 'lucide-react';
import type { GraphNode } from '../../shared/document/schema.ts';
import type { TimestepWeights } from '../../shared/document/timestep-weights.ts';
import { t } from '../../shared/i18n/index.ts';
import { showDock } from '../state/ui-store.ts';
import { setWeights } from '../timeline/set-weights.ts';
import { presetChoice, schedules, sumText, type Schedule } from '../timeline/weights-model.ts';
import { useLengths } from '../timeline/use-lengths.ts';
import { MiniBars } from '../timeline/mini-bars.tsx';
import { Button } from '../ui/button.tsx';
import { FieldRow } from '../ui/field-row.tsx';
import { Select } from '../ui/select.tsx';

/** The schedule of w_t in one line, its bars in small, and the way to the editor. */
export function WeightsField({ label, node, value }: { readonly label: string; readonly node: GraphNode; readonly value: TimestepWeights }) {
  const lengths = useLengths(node.id);
  const length = lengths.at(-1) ?? 10;
  const choose = (schedule: Schedule) => setWeights(node.id, presetChoice(schedule, value, lengths, length));
  const paint = () => {
    showDock('weights');
    requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-weights-area] [tabindex="0"]')?.focus());
  };
  return (
    <>
      <FieldRow label={label}>
        {(id) => <Select id={id} value={value.schedule} onChange={choose} options={schedules.map((each) => ({ value: each, label: t(`app:weights.schedule.${each}`) }))} />}
      </FieldRow>
      <div className="rounded-node border border-line bg-sunken p-2.5">
        <MiniBars choice={value} length={length} />
        <div className="mt-2 flex items-center gap-2">
          <span className="text-small text-ink-2">{t('app:weights.sumAt', { sum: sumText(value, length), length })}</span>
          <Button size="sm" className="ml-auto" onClick={paint}>
            <Paintbrush size={13} aria-hidden />
            {t('app:weights.open')}
          </Button>
        </div>
      </div>
    </>
  );
}
