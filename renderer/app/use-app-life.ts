import { useEffect, useState } from 'react';
import { translator } from '../../shared/i18n/index.ts';
import type { RequestInput } from '../../shared/ipc/contract.ts';
import type { MenuCommand } from '../../shared/ipc/menu-commands.ts';
import { startAutosave } from '../state/autosave.ts';
import { startChecking } from '../state/check-store.ts';
import { redo, selectDirty, undo, useDocumentStore, type DocumentState } from '../state/document-store.ts';
import { followEngine } from '../state/engine-store.ts';
import { readFacts } from '../state/facts-store.ts';
import { connectRuns, openRuns } from '../state/run-store.ts';
import { keepOnly, select } from '../state/selection-store.ts';
import { setUi, useUiStore } from '../state/ui-store.ts';
import { undoNames } from '../state/undo-text.ts';
import { startAnnouncing } from './announce-results.ts';
import { listen, reportError, request } from './api.ts';
import { provideCommands, runCommand } from './commands.ts';
import { followFile } from './changed-on-disk.ts';
import { closeWindow, newGraph, openFile, showOpened, toStartScreen } from './files.ts';
import { saveFile } from './save.ts';
import { chooseSettings, followSettings } from './settings.ts';
import { documentName } from './document-name.ts';
import { nextRegion, openContextMenu } from './regions.ts';
import { train } from './train.ts';
import { isTyping, reaches } from './use-shortcuts.ts';

/** Everything that runs as long as the window does. True once it is known what to show first. */
export function useAppLife(): boolean {
  const [started, setStarted] = useState(false);
  useEffect(() => {
    connectRuns();
    const stops = [
      startAutosave(),
      startChecking(),
      startAnnouncing(),
      followSettings(),
      followEngine(),
      followDocument(),
      followFile(),
      offerCommands(),
      listen('menu.command', ({ command }) => void (editsField(command) || runCommand(command))),
      listen('window.closing', closeWindow),
      listen('documents.opened', showOpened),
    ];
    request('app.info', null)
      .then(({ opened }) => opened && !useDocumentStore.getState().document && showOpened(opened))
      .catch(reportError)
      .finally(() => setStarted(true));
    return () => stops.forEach((stop) => stop());
  }, []);
  return started;
}

/** Reads facts, follows runs, keeps the selection true and tells the window its title. */
function followDocument(): () => void {
  const stop = useDocumentStore.subscribe((state, before) => {
    const { document, path } = state;
    const changed = document?.graph !== before.document?.graph;
    if (changed || document?.data !== before.document?.data || path !== before.path) readFacts(document, path);
    const graph = state.shown?.graph;
    if (graph && state.scope.join('/') !== before.scope.join('/')) select({});
    else if (state.shown && graph && (graph !== before.shown?.graph || state.shown.view.notes !== before.shown.view.notes))
      keepOnly(idsOf(graph.nodes), idsOf(graph.wires), idsOf(state.shown.view.notes));
    if (document && (document.id !== before.document?.id || path !== before.path)) void openRuns(document.id, path);
    const shown = shownAs(state);
    if (JSON.stringify(shown) !== JSON.stringify(shownAs(before))) request('window.document', shown).catch(reportError);
  });
  // A document without a name is called so in the language, and so is what can be undone.
  const rename = () => void request('window.document', shownAs(useDocumentStore.getState())).catch(reportError);
  translator.on('languageChanged', rename);
  return () => {
    translator.off('languageChanged', rename);
    stop();
  };
}

function idsOf(items: readonly { readonly id: string }[]): ReadonlySet<string> {
  return new Set(items.map(({ id }) => id));
}

function shownAs(state: DocumentState): RequestInput<'window.document'> {
  if (!state.document) return { title: '', path: null, stamp: null, unsaved: false };
  return { title: documentName(state), path: state.path, stamp: state.stamp, unsaved: selectDirty(state), ...undoNames(state) };
}

function offerCommands(): () => void {
  return provideCommands({
    new: newGraph,
    'new-window': () => void request('window.new', { paths: [] }).catch(reportError),
    open: () => openFile(null),
    save: () => void saveFile(),
    'save-as': () => void saveFile(true),
    'start-screen': toStartScreen,
    undo,
    redo,
    history: () => setUi({ historyOpen: true }),
    'command-palette': () => useUiStore.getState().dialog ?? setUi({ dialog: 'commands' }),
    train: () => void train(),
    ideas: () => setUi({ dialog: 'ideas' }),
    about: () => setUi({ dialog: 'about' }),
    shortcuts: () => setUi({ dialog: 'shortcuts' }),
    'mode-build': () => setUi({ mode: 'build' }),
    'mode-train': () => setUi({ mode: 'train' }),
    'mode-microscope': () => setUi({ mode: 'microscope' }),
    'mode-generate': () => setUi({ mode: 'generate' }),
    'show-log': () => void request('shell.showLog', null).catch(reportError),
    'theme-system': () => chooseSettings({ theme: 'system' }),
    'theme-light': () => chooseSettings({ theme: 'light' }),
    'theme-dark': () => chooseSettings({ theme: 'dark' }),
    'language-system': () => chooseSettings({ language: 'system' }),
    'language-en': () => chooseSettings({ language: 'en' }),
    'language-ko': () => chooseSettings({ language: 'ko' }),
    'toggle-minimap': () => setUi({ minimap: !useUiStore.getState().minimap }),
    'next-region': () => nextRegion(1),
    'previous-region': () => nextRegion(-1),
    'context-menu': openContextMenu,
    'toggle-dock': () => setUi({ mode: 'build', dockOpen: !useUiStore.getState().dockOpen }),
  });
}

/** Chosen in the menu while a text field has the focus, these belong to the field where their keys would. */
function editsField(command: MenuCommand): boolean {
  const field = document.activeElement;
  if (!isTyping(field) || reaches(command, field)) return false;
  const names: Readonly<Record<string, string>> = {
    undo: 'undo', redo: 'redo', cut: 'cut', copy: 'copy', paste: 'paste', delete: 'delete', 'select-all': 'selectAll',
  };
  const name = names[command];
  return name !== undefined && document.execCommand(name);
}
