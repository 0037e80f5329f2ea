import type { ComponentType } from 'react';
import type { PanelProps } from './panel-props.ts';
import type { MicroscopeTab } from '../state/ui-store.ts';
import { GradientsPanel } from './gradients/gradients-panel.tsx';
import { StatesPanel } from './states/states-panel.tsx';
import { StepsPanel } from './steps/steps-panel.tsx';
import { SymbolsPanel } from './symbols/symbols-panel.tsx';

/** What the microscope can show, in the order of its tabs: a view is a line here and a text `microscope:tab.<id>`. */
export const microscopePanels: Readonly<Record<MicroscopeTab, ComponentType<PanelProps>>> = {
  gradients: GradientsPanel,
  states: StatesPanel,
  symbols: SymbolsPanel,
  steps: StepsPanel,
};
