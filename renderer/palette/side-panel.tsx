import { t } from '../../shared/i18n/index.ts';
import { Outline } from '../outline/outline.tsx';
import { setUi, useUiStore } from '../state/ui-store.ts';
import { TabPanel, Tabs } from '../ui/tabs.tsx';
import { Palette } from './palette.tsx';

/** Left of the canvas: the kinds of nodes, or the drawing as a list. */
export function SidePanel() {
  const side = useUiStore((state) => state.side);
  return (
    <aside data-region="side" aria-label={t('app:side.label')} className="flex min-h-0 flex-col border-r border-line bg-surface">
      <Tabs
        label={t('app:side.label')}
        value={side}
        onChange={(next) => setUi({ side: next })}
        className="flex-1"
        tabs={[
          { value: 'nodes', label: t('app:side.nodes') },
          { value: 'outline', label: t('app:side.outline') },
        ]}
      >
        <TabPanel value="nodes">
          <Palette />
        </TabPanel>
        <TabPanel value="outline">
          <Outline />
        </TabPanel>
      </Tabs>
    </aside>
  );
}
