import type { Gesture } from '../ui/gesture.ts';

/** Keys that are held for the mouse, as React Flow calls them. */
export const held = { box: 'Shift', pan: 'Space', among: ['Meta', 'Control', 'Shift'] } as const;

/** By mouse: what `canvas.tsx` and the hooks that it uses hand to React Flow. */
export const mouseGestures: readonly Gesture[] = [
  { keys: ['double-click'], does: 'keyboard:gesture.addHere' },
  { keys: ['port-drag'], does: 'keyboard:gesture.wire' },
  { keys: ['wire-end-drag'], does: 'keyboard:gesture.rewire' },
  { keys: ['double-click'], does: 'keyboard:gesture.openHere' },
  { keys: ['shift+drag'], does: 'keyboard:gesture.box' },
  { keys: ['shift+click', 'mod+click'], does: 'keyboard:gesture.among' },
  { keys: ['mod+drag'], does: 'keyboard:gesture.free' },
  { keys: ['alt+drag'], does: 'keyboard:gesture.takeOut' },
  { keys: ['escape'], does: 'keyboard:gesture.cancel' },
  { keys: ['right-click'], does: 'keyboard:gesture.menu' },
  { keys: ['drag', 'space+drag'], does: 'keyboard:gesture.pan' },
  { keys: ['wheel'], does: 'keyboard:gesture.zoom' },
];

/** By keys that are no commands: `canvas-keys.ts` and `node-port.tsx`. */
export const keyGestures: readonly Gesture[] = [
  { keys: ['tab'], does: 'keyboard:gesture.ports' },
  { keys: ['arrows'], does: 'keyboard:gesture.nearest' },
  { keys: ['shift+arrows'], does: 'keyboard:gesture.further' },
  { keys: ['alt+up-down'], does: 'keyboard:gesture.depth' },
  { keys: ['alt+left-right'], does: 'keyboard:gesture.time' },
  { keys: ['home', 'end'], does: 'keyboard:gesture.ends' },
  { keys: ['space'], does: 'keyboard:gesture.toggle' },
  { keys: ['mod+space'], does: 'keyboard:gesture.toggleAmong' },
  { keys: ['enter'], does: 'keyboard:gesture.pressPort' },
];
