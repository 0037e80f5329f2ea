import { Redo2, Undo2 } from 'lucide-react';
import { t } from '../../shared/i18n/index.ts';
import { selectDirty, useDocumentStore } from '../state/document-store.ts';
import { setUi, useUiStore, type Mode } from '../state/ui-store.ts';
import { undoNames, undoText } from '../state/undo-text.ts';
import { IconButton } from '../ui/button.tsx';
import { Mark } from '../ui/mark.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { AppMenu } from './app-menu.tsx';
import { useCommand } from './command-entry.ts';
import { DeviceChip } from './device-chip.tsx';
import { documentName } from './document-name.ts';
import { HistoryList } from './history-list.tsx';
import { ProblemChip } from './problem-chip.tsx';
import { ThemeButton } from './theme-button.tsx';
import { TrainButton } from './train-button.tsx';

export function TopBar() {
  const hasDocument = useDocumentStore((state) => state.document !== null);
  return (
    <header data-region="top" className="grid h-11 shrink-0 grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)] items-center gap-2 border-b border-line bg-surface px-3">
      <div className="flex min-w-0 items-center gap-1">
        {/* A narrow window (200 % of 1280 px, say) keeps what is pressed; the mark and words beside the name give way. */}
        <div className="pr-1 max-[800px]:hidden">
          <Mark />
        </div>
        <AppMenu />
        {hasDocument && <DocumentPart />}
      </div>
      <div>{hasDocument && <Modes />}</div>
      <div className="flex min-w-0 items-center justify-end gap-2">
        {hasDocument && <ProblemChip />}
        <div className="flex max-[800px]:hidden">
          <DeviceChip />
        </div>
        {hasDocument ? <TrainButton /> : <ThemeButton />}
      </div>
    </header>
  );
}

function DocumentPart() {
  const name = useDocumentStore(documentName);
  const names = undoNames({ history: useDocumentStore((state) => state.history) });
  const undo = useCommand('undo');
  const redo = useCommand('redo');
  return (
    <>
      <div className="flex min-w-0 items-baseline gap-2 px-2 whitespace-nowrap max-[800px]:px-1">
        <h1 className="truncate font-semibold" title={name}>
          {name}
        </h1>
        <SavedState />
      </div>
      <IconButton label={undoText('undo', names.undo)} keys={undo.keys} disabled={undo.disabled} onClick={undo.onSelect}>
        <Undo2 size={16} aria-hidden />
      </IconButton>
      <IconButton label={undoText('redo', names.redo)} keys={redo.keys} disabled={redo.disabled} onClick={redo.onSelect}>
        <Redo2 size={16} aria-hidden />
      </IconButton>
      <HistoryList />
    </>
  );
}

function SavedState() {
  const dirty = useDocumentStore(selectDirty);
  const kept = useDocumentStore((state) => state.path !== null);
  return (
    <span role="status" className="text-small text-ink-3 max-[1000px]:sr-only">
      {dirty ? t('app:saved.edited') : kept ? t('app:saved.saved') : t('app:saved.never')}
    </span>
  );
}

function Modes() {
  const mode = useUiStore((state) => state.mode);
  const modes: readonly Mode[] = ['build', 'train', 'microscope', 'generate'];
  return (
    <Segmented
      label={t('app:mode.label')}
      value={mode}
      onChange={(next) => setUi({ mode: next })}
      options={modes.map((value) => ({ value, label: t(`app:mode.${value}`) }))}
    />
  );
}
