import { CommandPalette } from '../commands/command-palette.tsx';
import { ExportDialog } from '../export/export-dialog.tsx';
import { IdeasDialog } from '../ideas/ideas-dialog.tsx';
import { PictureDialog } from '../picture/picture-dialog.tsx';
import { AboutDialog } from './about-dialog.tsx';
import { ConflictDialog } from './conflict-dialog.tsx';
import { ShortcutsDialog } from './shortcuts-dialog.tsx';
import { UnsavedDialog } from './unsaved-dialog.tsx';

export function Dialogs() {
  return (
    <>
      <AboutDialog />
      <ExportDialog />
      <IdeasDialog />
      <PictureDialog />
      <ShortcutsDialog />
      <UnsavedDialog />
      <ConflictDialog />
      <CommandPalette />
    </>
  );
}
