import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { glossOf } from '../../../src/web/shared/clause-gloss.ts';

const folder = new URL('../../../config/profiles/', import.meta.url);

describe('the English gloss of a clause', () => {
  it.each(readdirSync(folder))('is there for every clause of %s', (file) => {
    const clauses = clausesIn(parse(readFileSync(new URL(file, folder), 'utf8')));
    expect(clauses.length).toBeGreaterThan(0);
    expect(clauses.filter((clause) => glossOf(clause) === undefined)).toEqual([]);
  });

  it('says what each of several sources requires', () => {
    const gloss = glossOf('国办发〔2016〕61号；系统默认（内部口径）');
    expect(gloss).toMatch(/No\. 61 of 2016.*within 48 hours; default of this system/);
  });

  it('is not made up for a source that the office wrote itself', () => {
    expect(glossOf('本厅会议纪要第3号')).toBeUndefined();
    expect(glossOf('国办发〔2016〕61号；本厅会议纪要第3号')).toBeUndefined();
  });
});

function clausesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === 'clause' ? [String(inner)] : clausesIn(inner),
  );
}
