import { ExportDialog } from '../export/export-dialog.tsx';
import { AboutDialog } from './about-dialog.tsx';
import { ShortcutsDialog } from './shortcuts-dialog.tsx';
import { UnsavedDialog } from './unsaved-dialog.tsx';

export function Dialogs() {
  return (
    <>
      <AboutDialog />
      <ExportDialog />
      <ShortcutsDialog />
      <UnsavedDialog />
    </>
  );
}
