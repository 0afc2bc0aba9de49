import { useSyncExternalStore } from 'react';

export type Language = 'zh' | 'en';

/** The words of one area: the same keys in both languages, which the compiler checks. */
export interface Dictionary<Key extends string> {
  zh: Record<Key, string>;
  en: Record<Key, string>;
}

/** What fills the {places} of a sentence. */
export type Places = Record<string, string | number>;

/** Says the word of a key with its {places} filled in. */
export type Say<Key extends string> = (key: Key, places?: Places) => string;

const storageKey = 'huiying-language';
const listeners = new Set<() => void>();
let language: Language = localStorage.getItem(storageKey) === 'en' ? 'en' : 'zh';
document.documentElement.lang = tagOf(language);

/** Declares the words of an area. */
export function dictionary<Key extends string>(words: {
  zh: Record<Key, string>;
  en: Record<NoInfer<Key>, string>;
}): Dictionary<Key> {
  return words;
}

/** The language of the screen; a component that uses it is drawn anew when it changes. */
export function useLanguage(): Language {
  return useSyncExternalStore(subscribe, () => language);
}

/** Speaks the other language from now on, and remembers it in this browser. */
export function switchLanguage(to: Language): void {
  language = to;
  localStorage.setItem(storageKey, to);
  document.documentElement.lang = tagOf(to);
  for (const listener of listeners) listener();
}

/** The words of an area in the language of the screen. */
export function useWords<Key extends string>(words: Dictionary<Key>): Say<Key> {
  const spoken = words[useLanguage()];
  return (key, places) => fill(spoken[key], places);
}

/** The word of a code that came from the server: a code that no dictionary knows is shown as it is. */
export function useCodes(words: Dictionary<string>): (code: string) => string {
  const spoken = words[useLanguage()];
  return (code) => spoken[code] ?? code;
}

function fill(text: string, places: Places = {}): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(places[name] ?? whole));
}

function tagOf(spoken: Language): string {
  return spoken === 'zh' ? 'zh-CN' : 'en';
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
