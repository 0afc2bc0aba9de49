import nodejieba from 'nodejieba';

/** Splits Chinese text into words by dictionary; words that are not in it fall into characters. */
export function segment(text: string): string[] {
  return nodejieba.cut(text);
}
