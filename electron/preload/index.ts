import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { eventChannel, heardChannel, requestChannel } from '../../shared/ipc/channels.ts';
import type { WindowApi } from '../../shared/ipc/contract.ts';

type Listener = (payload: unknown) => void;

const listeners = new Map<string, Set<Listener>>();

// Main parses every request and makes every event by the contract, so this end passes on names and values as they are.
const api: WindowApi = {
  request: (name, input) => ipcRenderer.invoke(requestChannel, name, input),
  on: (name, listener) => {
    const those = listeners.get(name) ?? new Set<Listener>();
    listeners.set(name, those.add(listener as Listener));
    return () => void those.delete(listener as Listener);
  },
  pathOfFile: (file) => webUtils.getPathForFile(file as File),
};

ipcRenderer.on(eventChannel, (_event, name: string, payload: unknown) => {
  const those = [...(listeners.get(name) ?? [])];
  if (name === 'window.closing') ipcRenderer.send(heardChannel, those.length > 0);
  for (const listener of those) listener(payload);
});

contextBridge.exposeInMainWorld('unroll', api);
