import type { Gesture } from '../ui/gesture.ts';

/** On the bars of the weights: `use-painting.ts` and `use-weight-keys.ts`. */
export const weightGestures: readonly Gesture[] = [
  { keys: ['drag'], does: 'keyboard:gesture.paint' },
  { keys: ['alt+drag'], does: 'keyboard:gesture.paintFree' },
  { keys: ['shift+drag'], does: 'keyboard:gesture.paintLine' },
  { keys: ['double-click'], does: 'keyboard:gesture.weightToggle' },
  { keys: ['left-right', 'home', 'end'], does: 'keyboard:gesture.timestep' },
  { keys: ['up-down'], does: 'keyboard:gesture.weight' },
  { keys: ['shift+up-down'], does: 'keyboard:gesture.weightFar' },
  { keys: ['digits'], does: 'keyboard:gesture.typed' },
];
