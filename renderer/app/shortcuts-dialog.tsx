import { t } from '../../shared/i18n/index.ts';
import type { MessageKey } from '../../shared/i18n/messages.ts';
import { setUi, useUiStore } from '../state/ui-store.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { categories, commandIds, commands } from './commands.ts';
import { keysText } from './keys.ts';

const byMouse: readonly (readonly [MessageKey, MessageKey])[] = [
  ['app:shortcuts.doubleClick', 'app:shortcuts.mouse.doubleClick'],
  ['app:shortcuts.dragBox', 'app:shortcuts.mouse.box'],
  ['app:shortcuts.followWire', 'app:shortcuts.mouse.follow'],
  ['app:shortcuts.connectTo', 'app:shortcuts.mouse.connect'],
  ['app:shortcuts.takeOut', 'app:shortcuts.mouse.takeOut'],
  ['app:shortcuts.pan', 'app:shortcuts.mouse.pan'],
];

/** Every command that has keys, by category: made from the table of commands. */
export function ShortcutsDialog() {
  const open = useUiStore((state) => state.dialog === 'shortcuts');
  return (
    <Dialog open={open} onClose={() => setUi({ dialog: null })} title={t('app:shortcuts.title')} wide>
      <div className="columns-2 gap-x-10">
        {categories.map((category) => (
          <Part
            key={category}
            title={t(`app:category.${category}`)}
            rows={commandIds
              .filter((command) => commands[command].category === category)
              .map((command) => ({ name: t(`app:command.${command}`), keys: (commands[command].keys ?? []).map(keysText) }))}
          />
        ))}
        <Part title={t('app:shortcuts.byMouse')} rows={byMouse.map(([name, how]) => ({ name: t(name), keys: [t(how)] }))} />
      </div>
    </Dialog>
  );
}

interface RowProps {
  readonly name: string;
  readonly keys: readonly string[];
}

function Part({ title, rows }: { readonly title: string; readonly rows: readonly RowProps[] }) {
  const shown = rows.filter(({ keys }) => keys.length > 0);
  if (shown.length === 0) return null;
  return (
    <section className="mb-4 break-inside-avoid">
      <h3 className="mb-1">{title}</h3>
      <dl>
        {shown.map((row) => (
          <Row key={row.name} {...row} />
        ))}
      </dl>
    </section>
  );
}

function Row({ name, keys }: RowProps) {
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
