import { useState } from 'react';
import { t } from '../../shared/i18n/index.ts';
import { keyGestures, mouseGestures } from '../canvas/gestures.ts';
import { setUi, useUiStore } from '../state/ui-store.ts';
import { weightGestures } from '../timeline/gestures.ts';
import { Dialog } from '../ui/dialog.tsx';
import type { Gesture } from '../ui/gesture.ts';
import { Kbd } from '../ui/kbd.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { categories, commandIds, commands, type Category } from './commands.ts';
import { keysText, thisSystem, type KeySystem } from './keys.ts';

/** What keys and mouse do: every command that has keys, and what is not a command from the tables beside its code. */
export function ShortcutsDialog() {
  const open = useUiStore((state) => state.dialog === 'shortcuts');
  return (
    <Dialog open={open} onClose={() => setUi({ dialog: null })} title={t('keyboard:sheet.title')} wide>
      <Sheet />
    </Dialog>
  );
}

function Sheet() {
  const [system, setSystem] = useState<KeySystem>(thisSystem);
  // This machine's first.
  const systems: readonly KeySystem[] = thisSystem === 'mac' ? ['mac', 'other'] : ['other', 'mac'];
  return (
    <>
      <div className="mb-4 flex items-center gap-4">
        <p className="text-ink-2">{t('keyboard:sheet.physical')}</p>
        <div className="ml-auto shrink-0">
          <Segmented
            label={t('keyboard:sheet.system')}
            size="sm"
            value={system}
            onChange={setSystem}
            options={systems.map((value) => ({ value, label: t(`keyboard:sheet.${value}`) }))}
          />
        </div>
      </div>
      <div className="columns-2 gap-x-10">
        {categories.map((category) => (
          <Part key={category} title={t(`app:category.${category}`)} rows={commandRows(category)} system={system} />
        ))}
        <Part title={t('keyboard:sheet.byKeys')} rows={keyGestures.map(gestureRow)} system={system} />
        <Part title={t('keyboard:sheet.byMouse')} rows={mouseGestures.map(gestureRow)} system={system} />
        <Part title={t('keyboard:sheet.weights')} rows={weightGestures.map(gestureRow)} system={system} />
      </div>
    </>
  );
}

interface SheetRow {
  readonly name: string;
  readonly keys: readonly string[];
}

function commandRows(category: Category): SheetRow[] {
  return commandIds.filter((command) => commands[command].category === category).map((command) => ({ name: t(`app:command.${command}`), keys: commands[command].keys ?? [] }));
}

function gestureRow({ does, keys }: Gesture): SheetRow {
  return { name: t(does), keys };
}

function Part({ title, rows, system }: { readonly title: string; readonly rows: readonly SheetRow[]; readonly system: KeySystem }) {
  const shown = rows.filter(({ keys }) => keys.length > 0);
  if (shown.length === 0) return null;
  return (
    <section className="mb-5 break-inside-avoid">
      <h3 className="mb-1 font-semibold">{title}</h3>
      <dl>
        {shown.map(({ name, keys }) => (
          <div key={name} className="flex min-h-8 break-inside-avoid items-center gap-3 border-b border-line py-1">
            <dt className="text-ink-2">{name}</dt>
            <dd className="ml-auto flex shrink-0 gap-1">
              {keys.map((each) => (
                <Kbd key={each}>{keysText(each, system)}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
