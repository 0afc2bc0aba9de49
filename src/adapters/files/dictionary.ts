import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const file = 'nodejieba/submodules/cppjieba/dict/jieba.dict.utf8';

/** The Chinese dictionary that comes with nodejieba (MIT): lines `word frequency part-of-speech`. */
export function readDictionary(): string {
  return readFileSync(createRequire(import.meta.url).resolve(file), 'utf8');
}
