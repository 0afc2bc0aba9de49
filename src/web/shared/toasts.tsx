import { useSyncExternalStore } from 'react';
import { sharedWords } from '../words/shared.ts';
import { useWords } from './words.ts';

interface Toast {
  id: number;
  text: string;
  /** One thing to do about it, such as taking it back. */
  action?: { label: string; run: () => void };
}

const shownMs = 10_000;
const listeners = new Set<() => void>();
let toasts: readonly Toast[] = [];
let lastId = 0;

/** Says something for ten seconds, to eyes and to screen readers; gives a function that takes it away earlier. */
export function toast(text: string, action?: Toast['action']): () => void {
  const id = ++lastId;
  set([...toasts, { id, text, ...(action ? { action } : {}) }]);
  const dismiss = () => set(toasts.filter((one) => one.id !== id));
  window.setTimeout(dismiss, shownMs);
  return dismiss;
}

/** The place where toasts appear; it stands once in the shell. */
export function Toasts() {
  const say = useWords(sharedWords);
  const shown = useSyncExternalStore(subscribe, () => toasts);
  return (
    <div className="toasts" role="status" aria-label={say('notices')}>
      {shown.map(({ id, text, action }) => (
        <div key={id} className="toast">
          <span className="sentence">{text}</span>
          {action && (
            <button type="button" onClick={action.run}>
              {action.label}
            </button>
          )}
        </div>
      ))}
    </div>
  );
}

function set(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
