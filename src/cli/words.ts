import { accountWords } from './words/account.ts';
import { auditWords } from './words/audit.ts';
import { batchWords } from './words/batch.ts';
import { collectionWords } from './words/collection.ts';
import { evidenceWords } from './words/evidence.ts';
import { modelWords } from './words/model.ts';
import { moveWords } from './words/move.ts';
import { narrationWords } from './words/narration.ts';
import { officeWords } from './words/office.ts';

/** The language of the command line: Chinese unless `--english` or HUIYING_LANG=en says otherwise. */
export type Language = 'zh' | 'en';

const words = {
  ...accountWords,
  ...auditWords,
  ...batchWords,
  ...collectionWords,
  ...evidenceWords,
  ...modelWords,
  ...moveWords,
  ...narrationWords,
  ...officeWords,
} as const;

export type Word = keyof typeof words;

/** Says the word in the language, with its {places} filled in. */
export type Say = (word: Word, places?: Record<string, string | number>) => string;

export function openWords(language: Language): Say {
  return (word, places = {}) =>
    words[word][language].replaceAll(/\{(\w+)\}/g, (whole, name: string) =>
      String(places[name] ?? whole),
    );
}
