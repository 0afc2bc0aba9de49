import { useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { useKeys, type KeyBindings } from '../shared/keys.ts';
import type { CaseActions } from './use-case-actions.tsx';
import type { Reading } from './use-reading.ts';

const storageKey = 'huiying-keys-off';
const prefixMs = 1500;
const places: Record<string, string> = { q: '/queue', d: '/dept', c: '/cockpit', s: '/stories' };

/** The keys of the queue, and whether this browser uses them. */
export function useQueueKeys(on: {
  reading: Reading;
  actions: CaseActions;
  open: () => void;
  preview: () => void;
  load: () => void;
  search: () => void;
  help: () => void;
}): { areOn: boolean; turn: (areOn: boolean) => void } {
  const [areOn, setAreOn] = useState(localStorage.getItem(storageKey) === null);
  const [, navigate] = useLocation();
  const prefixedAt = useRef(-prefixMs);
  const { reading, actions } = on;
  const bindings: KeyBindings = {
    j: () => reading.move(1),
    k: () => reading.move(-1),
    'Shift+j': () => reading.move(1, true),
    'Shift+k': () => reading.move(-1, true),
    o: on.open,
    ' ': on.preview,
    x: () => reading.currentId !== undefined && reading.toggle(reading.currentId),
    a: () => actions.start('claim'),
    c: () => actions.start('consult'),
    m: () => actions.start('merge'),
    d: () => actions.start('dismiss'),
    e: () => actions.start('escalate'),
    s: actions.remind,
    z: actions.undo,
    '.': on.load,
    '/': on.search,
    '?': on.help,
    g: () => {
      prefixedAt.current = performance.now();
    },
  };
  for (const [key, address] of Object.entries(places)) {
    const otherwise = bindings[key];
    bindings[key] = (event) => {
      const isPrefixed = performance.now() - prefixedAt.current < prefixMs;
      if (isPrefixed) navigate(address);
      else otherwise?.(event);
    };
  }
  useKeys(areOn ? bindings : { '?': on.help });
  return {
    areOn,
    turn(next) {
      setAreOn(next);
      if (next) localStorage.removeItem(storageKey);
      else localStorage.setItem(storageKey, 'off');
    },
  };
}
