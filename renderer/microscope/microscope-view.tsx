import { useEffect } from 'react';
import { t } from '../../shared/i18n/index.ts';
import { openSubject } from '../probe/subject-store.ts';
import { useSubject } from '../probe/use-subject.ts';
import { useDocumentStore } from '../state/document-store.ts';
import { setUi, useUiStore, type MicroscopeTab } from '../state/ui-store.ts';
import { MomentBar } from '../training/moment-bar.tsx';
import { TabPanel, Tabs } from '../ui/tabs.tsx';
import { microscopePanels } from './panels.tsx';
import { SubjectBar } from './subject-bar.tsx';

/** Looks into a network over time: whose and at what is chosen once, above; each tab shows one side of it. */
export function MicroscopeView() {
  const documentId = useDocumentStore((state) => state.document?.id);
  const tab = useUiStore((state) => state.microscopeTab);
  const subject = useSubject();
  useEffect(() => {
    if (documentId !== undefined) openSubject(documentId);
  }, [documentId]);
  return (
    <div className="flex h-full min-h-0 flex-col bg-surface">
      <SubjectBar subject={subject} />
      <Tabs
        label={t('microscope:label')}
        className="flex-1"
        value={tab}
        onChange={(next) => setUi({ microscopeTab: next })}
        tabs={Object.keys(microscopePanels).map((value) => ({ value: value as MicroscopeTab, label: t(`microscope:tab.${value as MicroscopeTab}`) }))}
      >
        {Object.entries(microscopePanels).map(([value, Panel]) => (
          <TabPanel key={value} value={value} className="overflow-auto">
            {subject && <Panel subject={subject} />}
          </TabPanel>
        ))}
      </Tabs>
      {subject?.run && <MomentBar run={subject.run} looked />}
    </div>
  );
}
