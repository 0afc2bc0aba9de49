import { call, type Reply } from './api.ts';
import { defaultKeys, queueKeyNames, type QueueKeys } from './queue-keys.ts';
import { useResource } from './resource.ts';
import type { Language } from './words.ts';

type Values = Reply<'GET /api/settings'>['values'];

/** What a person has chosen for themselves, wherever they sign in. */
export interface Settings {
  /** Absent: as this browser is set. */
  language?: Language;
  areKeysOn: boolean;
  keys: QueueKeys;
  /** A tone for what nobody may miss; only after the person has touched the page. */
  isSoundOn: boolean;
}

/** The own settings; the defaults while they are loading. */
export function useSettings(): Settings & { isKnown: boolean; reload: () => void } {
  const { reply, reload } = useResource('GET /api/settings', {});
  return { ...settingsOf(reply?.values ?? {}), isKnown: reply !== undefined, reload };
}

/** Keeps the changed settings with the server, beside those of other windows; throws Problem. */
export async function changeSettings(change: Partial<Settings>): Promise<void> {
  const { values } = await call('GET /api/settings', {});
  const { keys, language, areKeysOn, isSoundOn } = change;
  await call('PUT /api/settings', {
    body: {
      values: {
        ...values,
        ...(language && { language }),
        ...(areKeysOn !== undefined && { areKeysOn }),
        ...(isSoundOn !== undefined && { isSoundOn }),
        ...(keys && Object.fromEntries(queueKeyNames.map((name) => [`key.${name}`, keys[name]]))),
      },
    },
  });
}

/** The settings in the values of the server; what is missing or no longer known stands at its default. */
export function settingsOf(values: Values): Settings {
  const { language } = values;
  const keys: QueueKeys = { ...defaultKeys };
  for (const name of queueKeyNames) {
    const key = values[`key.${name}`];
    if (typeof key === 'string' && key.length === 1) keys[name] = key;
  }
  return {
    ...((language === 'zh' || language === 'en') && { language }),
    areKeysOn: values['areKeysOn'] !== false,
    keys,
    isSoundOn: values['isSoundOn'] === true,
  };
}
