import { flushSync } from 'react-dom';

/** The parts of the window in the order in which F6 goes round them; each says with `data-region` which it is. */
const order = ['top', 'side', 'canvas', 'inspector', 'dock', 'main'] as const;
export type Region = (typeof order)[number];

const tabbable = 'a[href], button, input, select, textarea, [tabindex]';
const fields = 'input, textarea, select, [role="combobox"], [role="switch"], [role="radio"]';

/** What had the focus in a region when it was left. */
const left = new Map<Region, HTMLElement>();

/** What takes the focus in a region that knows better than its first control. */
const entries = new Map<Region, () => void>();

/** Says what takes the focus in a region; returns what withdraws it. */
export function onEnterRegion(region: Region, enter: () => void): () => void {
  entries.set(region, enter);
  return () => void entries.delete(region);
}

/** The focus goes one region on, or back, to where it was there last. */
export function nextRegion(by: 1 | -1): void {
  const there = order.filter((region) => elementOf(region) !== null);
  const now = regionOf(document.activeElement);
  if (now && document.activeElement instanceof HTMLElement) left.set(now, document.activeElement);
  // From nowhere to what the window is about.
  const next = now === null ? there.find((region) => region === 'canvas' || region === 'main') : there[(there.indexOf(now) + by + there.length) % there.length];
  if (next) enterRegion(next);
}

function enterRegion(region: Region): void {
  const before = left.get(region);
  const enter = entries.get(region);
  if (enter) enter();
  else if (before?.isConnected && elementOf(region)?.contains(before)) before.focus();
  else firstOf(region)?.focus();
}

/** The focus goes to the first field of a region, or where it has none to its first control; what was selected just now is drawn for it. */
export function enterFields(region: Region): void {
  flushSync(() => undefined);
  const field = controlsOf(region, fields)[0] ?? firstOf(region);
  field?.focus();
  if (field instanceof HTMLInputElement) field.select();
}

/** A menu as by a right click, on what has the focus. */
export function openContextMenu(): void {
  const focused = document.activeElement;
  const element = (focused === document.body ? null : focused) ?? elementOf('canvas') ?? document.body;
  const { left: x, top: y, width, height } = element.getBoundingClientRect();
  // Of what is larger than a menu the middle, else its lower left corner.
  const place = width > 600 ? { clientX: x + width / 2, clientY: y + height / 2 } : { clientX: x + 8, clientY: y + height };
  element.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true, view: window, ...place }));
}

function elementOf(region: Region): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-region="${region}"]`);
}

function regionOf(element: Element | null): Region | null {
  const name = element?.closest('[data-region]')?.getAttribute('data-region');
  return order.find((region) => region === name) ?? null;
}

/** Of tabs the one that is chosen: the list passes the focus on to it. */
function firstOf(region: Region): HTMLElement | undefined {
  return controlsOf(region, '[role="tablist"]')[0] ?? controlsOf(region, tabbable)[0];
}

function controlsOf(region: Region, selector: string): HTMLElement[] {
  const all = elementOf(region)?.querySelectorAll<HTMLElement>(selector) ?? [];
  return [...all].filter((each) => each.tabIndex >= 0 && !each.matches(':disabled') && each.checkVisibility());
}
