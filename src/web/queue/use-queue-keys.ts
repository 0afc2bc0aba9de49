import { useRef } from 'react';
import { useLocation } from 'wouter';
import { useKeys, type KeyBindings } from '../shared/keys.ts';
import { useSettings } from '../shared/settings.ts';
import type { CaseActions } from './use-case-actions.tsx';
import type { Reading } from './use-reading.ts';

const prefixMs = 1500;
const places: Record<string, string> = { q: '/queue', d: '/dept', c: '/cockpit', s: '/stories' };

/** The keys of the queue, as the person has chosen them; only the help answers where they are off. */
export function useQueueKeys(on: {
  reading: Reading;
  actions: CaseActions;
  open: () => void;
  preview: () => void;
  load: () => void;
  search: () => void;
  help: () => void;
}): void {
  const { areKeysOn, keys } = useSettings();
  const [, navigate] = useLocation();
  const prefixedAt = useRef(-prefixMs);
  const { reading, actions } = on;
  const bindings: KeyBindings = {
    [keys.next]: () => reading.move(1),
    [keys.previous]: () => reading.move(-1),
    [`Shift+${keys.next}`]: () => reading.move(1, true),
    [`Shift+${keys.previous}`]: () => reading.move(-1, true),
    [keys.open]: on.open,
    [keys.preview]: on.preview,
    [keys.select]: () => reading.currentId !== undefined && reading.toggle(reading.currentId),
    [keys.claim]: () => actions.start('claim'),
    [keys.consult]: () => actions.start('consult'),
    [keys.merge]: () => actions.start('merge'),
    [keys.dismiss]: () => actions.start('dismiss'),
    [keys.escalate]: () => actions.start('escalate'),
    [keys.remind]: actions.remind,
    [keys.undo]: actions.undo,
    [keys.load]: on.load,
    [keys.search]: on.search,
    [keys.help]: on.help,
    [keys.go]: () => {
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
  useKeys(areKeysOn ? bindings : { [keys.help]: on.help });
}
