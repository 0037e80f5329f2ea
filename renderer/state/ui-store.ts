import { create } from 'zustand';
import type { Settings } from '../../shared/ipc/contract.ts';
import type { IdeaId } from '../ideas/ideas.ts';

export type Mode = 'build' | 'train' | 'microscope' | 'generate';
export type DockTab = 'data' | 'weights' | 'compiler' | 'problems';
export type SideTab = 'nodes' | 'outline';
/** The sides of a network that the microscope shows. */
export type MicroscopeTab = 'gradients' | 'states' | 'symbols' | 'steps';
export type OpenDialog = 'about' | 'closing' | 'leaving' | 'shortcuts' | 'ideas' | 'commands' | null;

interface UiState {
  readonly mode: Mode;
  readonly theme: Settings['theme'];
  readonly language: Settings['language'];
  readonly side: SideTab;
  readonly dockTab: DockTab;
  readonly dockOpen: boolean;
  /** Pixels. */
  readonly dockHeight: number;
  readonly minimap: boolean;
  /** The training view shows all runs in a table. */
  readonly runTable: boolean;
  /** The training view shows two runs beside each other. */
  readonly beside: boolean;
  readonly dialog: OpenDialog;
  /** The idea of the lecture that is read. */
  readonly idea: IdeaId;
  readonly microscopeTab: MicroscopeTab;
  /** The list of what can be undone is shown. */
  readonly historyOpen: boolean;
  /** The length of sequence the weights editor shows; null: the longest. */
  readonly weightsLength: number | null;
}

export const useUiStore = create<UiState>(() => ({
  mode: 'build',
  theme: 'system',
  language: 'system',
  side: 'nodes',
  dockTab: 'data',
  dockOpen: true,
  dockHeight: 220,
  minimap: true,
  runTable: false,
  beside: false,
  dialog: null,
  idea: 'overTime',
  microscopeTab: 'gradients',
  historyOpen: false,
  weightsLength: null,
}));

export function setUi(change: Partial<UiState>): void {
  useUiStore.setState(change);
}

export function showDock(tab: DockTab): void {
  setUi({ mode: 'build', dockTab: tab, dockOpen: true });
}
