import { t } from '../../shared/i18n/index.ts';
import type { MessageKey } from '../../shared/i18n/messages.ts';
import { setUi, useUiStore } from '../state/ui-store.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { shortcuts, type Command } from './commands.ts';
import { keysText } from './keys.ts';

const byMouse: readonly (readonly [MessageKey, string])[] = [
  ['app:shortcuts.doubleClick', 'app:shortcuts.mouse.doubleClick'],
  ['app:shortcuts.dragBox', 'app:shortcuts.mouse.box'],
  ['app:shortcuts.followWire', 'app:shortcuts.mouse.follow'],
  ['app:shortcuts.connectTo', 'app:shortcuts.mouse.connect'],
  ['app:shortcuts.pan', 'app:shortcuts.mouse.pan'],
];

export function ShortcutsDialog() {
  const open = useUiStore((state) => state.dialog === 'shortcuts');
  const commands = [...new Set(shortcuts.map(({ command }) => command))];
  return (
    <Dialog open={open} onClose={() => setUi({ dialog: null })} title={t('app:shortcuts.title')} wide>
      <dl className="grid grid-cols-2 gap-x-10">
        {commands.map((command) => (
          <Row key={command} name={commandName(command)} keys={keysFor(command)} />
        ))}
        {byMouse.map(([name, how]) => (
          <Row key={name} name={t(name)} keys={[t(how as MessageKey)]} />
        ))}
      </dl>
    </Dialog>
  );
}

function Row({ name, keys }: { readonly name: string; readonly keys: readonly string[] }) {
  return (
    <div className="flex h-8 items-center gap-2 border-b border-line">
      <dt className="text-ink-2">{name}</dt>
      <dd className="ml-auto flex gap-1">
        {keys.map((each) => (
          <Kbd key={each}>{each}</Kbd>
        ))}
      </dd>
    </div>
  );
}

function keysFor(command: Command): string[] {
  return shortcuts.filter((shortcut) => shortcut.command === command).map(({ keys }) => keysText(keys));
}

function commandName(command: Command): string {
  return t(`app:command.${command}` as MessageKey);
}
