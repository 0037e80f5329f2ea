import { Trash2 } from 'lucide-react';
import { t } from '../../shared/i18n/index.ts';
import { isLive } from '../state/run-reducers.ts';
import { deleteRuns, selectRun, toggleCompared, useRunStore } from '../state/run-store.ts';
import { IconButton } from '../ui/button.tsx';
import { classNames } from '../ui/class-names.ts';
import { formatCount, formatDuration, formatLoss, formatNumber, formatPercent } from '../ui/format.ts';
import type { RunFigures } from './run-figures.ts';
import { RunNameField } from './run-name-field.tsx';
import { StarButton } from './star-button.tsx';

interface RunTableRowProps {
  readonly row: RunFigures;
  readonly selected: boolean;
}

/** A press on the row's free space makes it the selected run, which the others are compared with. */
export function RunTableRow({ row, selected }: RunTableRowProps) {
  const { run, name, differs, steps, time, speed, loss, accuracy, parent } = row;
  const shown = useRunStore((state) => selected || state.compared.includes(run.id));
  const lossNote = run.judged === null ? t('recorder:table.unknown') : run.judged.on === 'training' ? t('recorder:table.training') : undefined;
  const text = 'max-w-60 truncate px-2 text-ink-2';
  const number = 'mono px-2 text-right';
  return (
    <tr aria-current={selected || undefined} onClick={() => selectRun(run.id)} className={classNames('border-t border-line', selected ? 'bg-hover' : 'hover:bg-hover/60')}>
      <td className="h-8 pl-4">
        <input
          type="checkbox"
          aria-label={t('recorder:table.show', { name })}
          checked={shown}
          disabled={selected}
          onClick={(event) => event.stopPropagation()}
          onChange={() => toggleCompared(run.id)}
          className="block size-3.5 accent-ink"
        />
      </td>
      <td className="px-2">
        <StarButton run={run} name={name} />
      </td>
      <th scope="row" className="px-2 text-left font-normal">
        <RunNameField run={run} name={name} />
      </th>
      <td className={text} title={differs}>{selected ? t('recorder:table.this') : differs}</td>
      <td className={number}>{run.seed ?? '–'}</td>
      <td className={text}>{run.data}</td>
      <td className={number}>{formatCount(steps)}</td>
      <td className={number}>{time === null ? '–' : formatDuration(time)}</td>
      <td className={number}>{speed === null ? '–' : formatNumber(speed)}</td>
      <td className={classNames(number, 'font-semibold')} title={lossNote}>
        {formatLoss(loss)}
        {run.judged?.on === 'training' && <span className="text-ink-3">*</span>}
      </td>
      <td className={number}>{accuracy === null ? '–' : formatPercent(accuracy)}</td>
      <td className={text}>{parent}</td>
      <td className="pr-3 text-right">
        {!isLive(run.status) && (
          <IconButton
            size="sm"
            label={t('recorder:table.delete', { name })}
            onClick={(event) => {
              event.stopPropagation();
              void deleteRuns([run.id], name);
            }}
          >
            <Trash2 size={14} aria-hidden />
          </IconButton>
        )}
      </td>
    </tr>
  );
}
