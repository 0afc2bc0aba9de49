import { sharedWords } from '../words/shared.ts';
import { useWords } from './words.ts';

/** Makes a word the label of what follows it, with the colon of the screen's language. */
export function useLabel(): (word: string) => string {
  const say = useWords(sharedWords);
  return (word) => say('label', { word });
}
