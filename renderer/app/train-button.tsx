import { Play } from 'lucide-react';
import { t } from '../../shared/i18n/index.ts';
import { hasErrors, useCheckStore } from '../state/check-store.ts';
import { useActiveRun, useRunStore } from '../state/run-store.ts';
import { setUi, useUiStore } from '../state/ui-store.ts';
import { formatPercent } from '../ui/format.ts';
import { Button } from '../ui/button.tsx';
import { ChipButton } from '../ui/chip.tsx';
import { Tooltip } from '../ui/tooltip.tsx';
import { keysOf, runCommand } from './commands.ts';
import { keysText } from './keys.ts';

/** The one ink button; while something trains it says how far that is. */
export function TrainButton() {
  const active = useActiveRun();
  const mode = useUiStore((state) => state.mode);
  if (active)
    return (
      <ChipButton
        data-role="divergence"
        tone="role"
        className="h-7 px-2.5"
        aria-current={mode === 'train' ? 'page' : undefined}
        onClick={() => setUi({ mode: 'train' })}
      >
        <span aria-hidden className="size-1.5 rounded-full bg-current" />
        {t(active.status === 'paused' ? 'app:train.paused' : 'app:train.running', { share: formatPercent(active.share) })}
      </ChipButton>
    );
  return <StartButton />;
}

function StartButton() {
  const blocked = useCheckStore(hasErrors);
  const starting = useRunStore((state) => state.starting);
  return (
    <Tooltip label={t(blocked ? 'app:train.blocked' : 'app:train.start')} keys={keysText(keysOf('train') ?? '')}>
      <Button look="primary" aria-disabled={blocked || starting} onClick={() => !starting && runCommand('train')}>
        <Play size={13} aria-hidden fill="currentColor" />
        {t('app:command.train')}
      </Button>
    </Tooltip>
  );
}
