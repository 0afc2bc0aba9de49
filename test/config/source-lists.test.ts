import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { sourceSchema } from '../../src/domain/source.ts';
import { minuteMs } from '../../src/domain/time.ts';

const folder = new URL('../../config/sources/', import.meta.url);
const lists = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml') && name !== 'demo.yaml')
  .map((name) => ({ name, text: readFileSync(new URL(name, folder), 'utf8') }));
const sources = lists.flatMap(({ text }) => z.array(sourceSchema).parse(parse(text)));

describe('the source lists that are shipped', () => {
  it('are off until an office has confirmed each source', () => {
    expect(sources.filter(({ enabled }) => enabled)).toEqual([]);
  });

  it('state for every source its basis and how often it is asked, in the words that it is set by', () => {
    for (const { id, basis, every } of sources) {
      const [stated] = /每小时一次|半小时一次/.exec(basis) ?? [];
      expect({ id, stated }).toEqual({
        id,
        stated: every === 30 * minuteMs ? '半小时一次' : '每小时一次',
      });
    }
  });

  it('use every id and every address once, so that an office may take any lists together', () => {
    for (const values of [sources.map(({ id }) => id), sources.map(({ url }) => url)])
      expect(new Set(values).size).toBe(values.length);
  });

  it('serve each profile: the README names lists for all of them, and only lists that exist', () => {
    const readme = readFileSync(new URL('README.md', folder), 'utf8');
    const rows = [...readme.matchAll(/^\| (`[^|]+?`) +\| (`[^|]+?`) +\|$/gm)].map((match) =>
      match.slice(1).map((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name)),
    );
    const profiles = readdirSync(new URL('../profiles/', folder)).map((file) =>
      file.replace('.yaml', ''),
    );
    const served = new Set(rows.flatMap(([named = []]) => named));
    expect(profiles.filter((profile) => profile !== 'demo' && !served.has(profile))).toEqual([]);
    const named = new Set(rows.flatMap(([, files = []]) => files));
    expect(named).toEqual(new Set(lists.map(({ name }) => name.replace('.yaml', ''))));
  });
});
