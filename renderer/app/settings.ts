import type { Settings } from '../../shared/ipc/contract.ts';
import { setUi } from '../state/ui-store.ts';
import { listen, reportError, request } from './api.ts';

/** Keeps the settings of this window those of the app, which other windows and the native menu change, too. */
export function followSettings(): () => void {
  request('settings.get', null).then(setUi).catch(reportError);
  return listen('settings.changed', setUi);
}

export function chooseSettings(change: Partial<Settings>): void {
  setUi(change);
  request('settings.set', change).catch(reportError);
}
