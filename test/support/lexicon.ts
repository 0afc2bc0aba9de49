import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { lexiconSchema, type Lexicon } from '../../src/domain/lexicon.ts';

/** The lexicon that ships in config/lexicon. */
export function shippedLexicon(): Lexicon {
  const themes = Object.keys(lexiconSchema.shape).map((theme) => {
    const path = join(import.meta.dirname, `../../config/lexicon/${theme}.yaml`);
    const words: unknown = parse(readFileSync(path, 'utf8'));
    return [theme, words] as const;
  });
  return lexiconSchema.parse(Object.fromEntries(themes));
}
