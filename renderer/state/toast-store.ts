import { create } from 'zustand';

export interface ToastAction {
  readonly label: string;
  readonly keys?: string;
  readonly run: () => void;
}

export interface Toast {
  readonly id: number;
  readonly tone: 'info' | 'ok' | 'warning' | 'error';
  readonly title: string;
  readonly text?: string;
  /** With actions a toast stays until it is read; the first is the mending one. */
  readonly actions?: readonly ToastAction[];
  /** A toast with the same key takes the place of the one before. */
  readonly key?: string;
  /** The open document that it is about; goes when another is opened. */
  readonly draft?: string;
}

interface ToastState {
  readonly toasts: readonly Toast[];
}

export const useToastStore = create<ToastState>(() => ({ toasts: [] }));

let lastId = 0;

/** Shows a toast at the top right and returns its id. */
export function showToast(toast: Omit<Toast, 'id'>): number {
  const id = ++lastId;
  useToastStore.setState(({ toasts }) => ({
    toasts: [...toasts.filter((shown) => toast.key === undefined || shown.key !== toast.key), { ...toast, id }].slice(-4),
  }));
  return id;
}

export function dismissToast(id: number): void {
  useToastStore.setState(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) }));
}
