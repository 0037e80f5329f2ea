import { ChevronDown, ChevronUp } from 'lucide-react';
import { t } from '../../shared/i18n/index.ts';
import { keysOf } from '../app/commands.ts';
import { keysText } from '../app/keys.ts';
import { CompilerTab } from '../explain/compiler-tab.tsx';
import { useCheckStore } from '../state/check-store.ts';
import { setUi, useUiStore, type DockTab } from '../state/ui-store.ts';
import { WeightsEditor } from '../timeline/weights-editor.tsx';
import { IconButton } from '../ui/button.tsx';
import { TabPanel, Tabs } from '../ui/tabs.tsx';
import { DataTab } from './data-tab.tsx';
import { DockEdge } from './dock-edge.tsx';
import { ProblemsTab } from './problems-tab.tsx';

/** Under the canvas: the data, the divergence weights, what the compiler did, the problems. */
export function Dock() {
  const { dockTab, dockOpen, dockHeight } = useUiStore();
  const diagnostics = useCheckStore((state) => state.diagnostics);
  const isBad = diagnostics.some(({ severity }) => severity === 'error');
  const toggle = t(dockOpen ? 'app:dock.hide' : 'app:dock.show');
  return (
    <section data-region="dock" aria-label={t('app:dock.label')} className="relative max-h-[calc(100%-160px)] shrink-0 border-t border-line bg-surface" style={{ height: dockOpen ? dockHeight : 37 }}>
      {dockOpen && <DockEdge />}
      <Tabs
        label={t('app:dock.label')}
        className="h-full"
        value={dockTab}
        onChange={(tab: DockTab) => setUi({ dockTab: tab, dockOpen: true })}
        tabs={[
          { value: 'data', label: t('app:dock.data') },
          { value: 'weights', label: t('app:dock.weights') },
          { value: 'compiler', label: t('app:dock.compiler') },
          { value: 'problems', label: t('app:dock.problems'), count: diagnostics.length, countTone: isBad ? 'error' : 'warning' },
        ]}
        end={
          <IconButton label={toggle} keys={keysText(keysOf('toggle-dock') ?? '')} side="top" onClick={() => setUi({ dockOpen: !dockOpen })}>
            {dockOpen ? <ChevronDown size={16} aria-hidden /> : <ChevronUp size={16} aria-hidden />}
          </IconButton>
        }
      >
        {dockOpen && (
          <>
            <TabPanel value="data">
              <DataTab />
            </TabPanel>
            <TabPanel value="weights">
              <WeightsEditor />
            </TabPanel>
            <TabPanel value="compiler">
              <CompilerTab />
            </TabPanel>
            <TabPanel value="problems" className="overflow-y-auto">
              <ProblemsTab />
            </TabPanel>
          </>
        )}
      </Tabs>
    </section>
  );
}
