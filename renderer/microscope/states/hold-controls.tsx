import { Slider } from 'radix-ui';
import { useState } from 'react';
import { t as text } from '../../../shared/i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { formatNumber } from '../../ui/format.ts';
import { NumberInput } from '../../ui/number-input.tsx';
import { Select } from '../../ui/select.tsx';
import { texOf } from './memories.ts';
import { rowName } from './row-text.ts';
import { holdUnit, releaseUnit } from './states-store.ts';
import type { StatesSeen } from './use-states.ts';

/** Most that a unit can be held at: a cell state goes beyond 1. */
const MOST = 100;

/** Holds the unit at a value at every timestep; the pictures follow. */
export function HoldControls({ seen: { rows, unit, holds } }: { readonly seen: StatesSeen }) {
  const states = rows.filter(({ state }) => state !== null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [last, setLast] = useState(0);
  const row = states.find(({ name }) => name === chosen) ?? states.at(-1);
  const state = row?.state;
  if (!row || !state) return null;
  const held = holds.find((each) => each.state === state && each.unit === unit);
  const value = held?.value ?? last;
  const hold = (next: number) => {
    setLast(next);
    holdUnit({ state, unit, value: next });
  };
  return (
    <div role="group" aria-label={text('states:hold.label')} className="flex flex-wrap items-center gap-x-2.5 gap-y-2 border-t border-line px-4 py-2.5">
      <span className="font-medium">{text('states:hold.label')}</span>
      {states.length > 1 && <Select className="w-36!" label={text('states:hold.state')} options={states.map((each) => ({ value: each.name, label: rowName(each), math: texOf(each) }))} value={row.name} onChange={setChosen} />}
      <Button size="sm" disabled={held?.value === 0} onClick={() => hold(0)}>
        {text('states:hold.mute')}
      </Button>
      <Slider.Root
        min={-1}
        max={1}
        step={0.05}
        value={[Math.min(1, Math.max(-1, value))]}
        onValueChange={([next]) => next !== undefined && hold(Math.round(next * 100) / 100)}
        className="relative flex h-7 w-20 touch-none items-center"
      >
        <Slider.Track className="relative h-1 w-full rounded-full bg-pressed" />
        <Slider.Thumb aria-label={text('states:hold.value')} className="block size-3.5 rounded-full border-2 border-ink bg-surface" />
      </Slider.Root>
      <NumberInput label={text('states:hold.number')} className="w-17!" min={-MOST} max={MOST} step={0.05} value={value} onCommit={hold} />
      {held ? (
        <Button size="sm" look="quiet" onClick={() => releaseUnit({ state, unit })}>
          {text('states:hold.release')}
        </Button>
      ) : (
        <Button size="sm" onClick={() => hold(value)}>
          {text('states:hold.at', { value: formatNumber(value) })}
        </Button>
      )}
    </div>
  );
}
