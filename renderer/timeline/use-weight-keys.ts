import { useRef, type KeyboardEvent } from 'react';
import type { PaintingInputs } from './use-painting.ts';
import { painted, paintable, shownWeights, snapped, WEIGHT_STEP } from './weights-model.ts';

const typingMs = 1200;

/**
 * Keys on a bar: left and right choose t (Home and End its limits), up and down change w by 0.05 (with Shift 0.25), digits
 * type a weight, Backspace takes the last of them back. Where there is none, it and Delete mean the weight, never what is selected.
 */
export function useWeightKeys(inputs: PaintingInputs, go: (t: number) => void) {
  const typed = useRef({ text: '', at: 0, t: 0 });
  const { paint, choice, lengths, length } = inputs;
  return (event: KeyboardEvent, t: number) => {
    if (event.ctrlKey || event.metaKey) return;
    const weight = shownWeights(choice, length)[t - 1] ?? 0;
    const set = (value: number, free = false) =>
      paint(painted(paintable(choice, lengths, length), length, new Map([[t, free ? value : snapped(value, false)]])), { key: `keys:${t}`, withinMs: 1500 });
    const step = event.shiftKey ? 5 * WEIGHT_STEP : WEIGHT_STEP;
    const moves: Readonly<Record<string, () => void>> = {
      ArrowLeft: () => go(Math.max(1, t - 1)),
      ArrowRight: () => go(Math.min(length, t + 1)),
      Home: () => go(1),
      End: () => go(length),
      ArrowUp: () => set(weight + step),
      ArrowDown: () => set(weight - step),
    };
    const move = moves[event.key];
    const takesBack = event.key === 'Backspace' || event.key === 'Delete';
    if (!move && !takesBack && !/^[0-9.]$/.test(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    if (move) {
      typed.current.text = '';
      move();
      return;
    }
    const goesOn = typed.current.t === t && Date.now() - typed.current.at < typingMs;
    const before = goesOn && event.key !== 'Delete' ? typed.current.text : '';
    const text = takesBack ? before.slice(0, -1) : before + event.key;
    typed.current = { text, at: Date.now(), t };
    const value = Number(text.endsWith('.') ? `${text}0` : text);
    if (Number.isFinite(value)) set(value, true);
  };
}
