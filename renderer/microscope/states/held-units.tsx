import { X } from 'lucide-react';
import { t as text } from '../../../shared/i18n/index.ts';
import type { HeldUnit } from '../../../shared/ipc/contract.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { formatNumber } from '../../ui/format.ts';
import { releaseAll, releaseUnit, setStates } from './states-store.ts';
import type { StatesSeen } from './use-states.ts';

/** Every unit that is held, wherever in the network; each can be looked at and let go. */
export function HeldUnits({ seen: { holds, memories } }: { readonly seen: StatesSeen }) {
  const nodeOf = (state: string): string => state.slice(0, state.lastIndexOf('/'));
  const nameOf = ({ state, unit, value }: HeldUnit): string => {
    const title = memories.find(({ node }) => node === nodeOf(state))?.title ?? nodeOf(state);
    return text('states:held.unit', { title, state: state.slice(state.lastIndexOf('/') + 1), unit: unit + 1, value: formatNumber(value) });
  };
  return (
    <ul aria-label={text('states:held.label')} className="flex flex-wrap items-center gap-1.5">
      {holds.map((held) => (
        <li key={`${held.state} ${held.unit}`}>
          <Chip tone="line" className="pr-0.5">
            <button type="button" className="rounded-chip" onClick={() => setStates({ node: nodeOf(held.state), unit: held.unit })}>
              {nameOf(held)}
            </button>
            <IconButton size="sm" className="size-5!" label={text('states:held.release', { name: nameOf(held) })} onClick={() => releaseUnit(held)}>
              <X size={12} aria-hidden />
            </IconButton>
          </Chip>
        </li>
      ))}
      {holds.length > 1 && (
        <li>
          <Button size="sm" look="quiet" onClick={releaseAll}>
            {text('states:held.releaseAll')}
          </Button>
        </li>
      )}
    </ul>
  );
}
