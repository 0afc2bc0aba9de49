import { useEffect, useRef } from 'react';
import { flushSync } from 'react-dom';

/** What each key does: `j`, `Shift+j`, `.`, ` `. */
export type KeyBindings = Record<string, (event: KeyboardEvent) => void>;

/**
 * Binds keys while the component is on the screen. Ignored while somebody types or composes, with Ctrl, Alt or
 * Meta held, and while a dialog is open; a control keeps the keys that it needs itself.
 */
export function useKeys(bindings: KeyBindings): void {
  const current = useRef(bindings);
  useEffect(() => {
    current.current = bindings;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (isTyping(event) || document.querySelector('dialog[open]')) return;
      const act = current.current[nameOf(event)];
      if (!act) return;
      event.preventDefault();
      // drawn in the same frame: a reader who holds j must see each row
      flushSync(() => act(event));
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
}

function nameOf(event: KeyboardEvent): string {
  const isLetter = /^[a-z]$/i.test(event.key);
  if (!isLetter) return event.key;
  return event.shiftKey ? `Shift+${event.key.toLowerCase()}` : event.key.toLowerCase();
}

function isTyping(event: KeyboardEvent): boolean {
  // 229 is what Chromium tells of a key that an input method has taken
  if (event.isComposing || event.keyCode === 229) return true;
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return true;
  const { target } = event;
  if (!(target instanceof Element)) return false;
  if (target.matches('input:not([type="checkbox"]), textarea, select, [contenteditable]'))
    return true;
  return event.key === ' ' && target.matches('button, input, summary');
}
