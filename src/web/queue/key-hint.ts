import type { QueueKey } from '../shared/queue-keys.ts';
import { useSettings } from '../shared/settings.ts';

/** The key that does this as the person has it, to stand beside its word; nothing where keys are off. */
export function useKeyHint(): (name: QueueKey) => string {
  const { areKeysOn, keys } = useSettings();
  return (name) => (areKeysOn || name === 'help' ? keys[name] : '');
}
