import { readdir, readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { checkProfile } from '../../src/config/profile-rules.ts';
import { policyProfileSchema, type PolicyProfile } from '../../src/domain/policy.ts';

const names = [
  'national',
  'shanxi-culture',
  'liaoning-culture',
  'guangxi-press',
  'shanxi-forestry',
  'linyi-culture-tourism',
  'demo',
];

async function read(name: string): Promise<PolicyProfile> {
  return policyProfileSchema.parse(parse(await readFile(`config/profiles/${name}.yaml`, 'utf8')));
}

const profiles = await Promise.all(names.map(read));

/** The paragraphs of each seed that rules may rest on. */
const paragraphs: Record<string, string> = {
  '000':
    '一(一)1 一(一)2 一(三) 一(四) 一(五) 二(二)1 二(二)2 二(二)3 三(一) 三(二) 四(一) 四(二) 四(四) 四(五)',
  '001': '二 六 七 八 十',
  '002': '二(一) 二(三) 二(四) 三 四 五(一) 八(一) 八(三)',
  '003': '一(一) 一(四) 三(一) 三(二) 三(三) 四(一) 四(二) 六(三) 六(四) 六(五)',
  '004': '二(一)2 二(三)8 二(四)10 二(四)11 三(一) 三(三)',
};
const documents = [
  '国办发〔2016〕61号',
  '国办发〔2016〕80号',
  '政府信息公开条例 第二十六条',
  'Huiying default (内部时限)',
  'Huiying default (内部口径)',
  '示范单位(虚构)',
];

function clausesOf(profile: PolicyProfile): string[] {
  const { departments, emphasis, openingRules, obligations, campaigns, mediaPartners } = profile;
  return [
    ...departments,
    ...emphasis,
    ...openingRules,
    ...obligations,
    ...campaigns,
    ...mediaPartners,
  ].flatMap(({ clause = 'no clause' }) => clause.split(';'));
}

function isKnown(clause: string): boolean {
  const [, seed = '', paragraph = ''] = /^seed (\d{3}) (\S+)$/.exec(clause) ?? [];
  return documents.includes(clause) || (paragraphs[seed]?.split(' ').includes(paragraph) ?? false);
}

describe('the policy profiles', () => {
  it('are all of those in the folder', async () => {
    const files = await readdir('config/profiles');
    expect(files.sort()).toEqual(names.map((name) => `${name}.yaml`).sort());
  });

  it.each(profiles)('$id is consistent', (profile) => {
    expect(checkProfile(profile, profile.id)).toEqual([]);
  });

  it.each(profiles)('$id cites nothing but paragraphs of its sources', (profile) => {
    expect(clausesOf(profile).filter((clause) => !isKnown(clause))).toEqual([]);
  });

  it.each(profiles)(
    '$id calls no deadline statutory that is our own default',
    ({ obligations }) => {
      const own = obligations.filter(({ clause }) => clause.includes('内部时限'));
      expect(own.filter(({ basis }) => basis !== 'internal')).toEqual([]);
    },
  );

  it.each(profiles)('$id sets 5, 24 and 48 hours from the earliest moment', ({ obligations }) => {
    const hours = obligations
      .filter(({ clock }) => ['C1', 'C2', 'C3'].includes(clock))
      .map(({ within, anchor }) => [within, anchor]);
    expect(hours).toEqual([
      [{ hours: 5 }, 'earliest'],
      [{ hours: 24 }, 'earliest'],
      [{ hours: 48 }, 'earliest'],
    ]);
  });

  it('ask for a press conference at grave impact only where seed 002 rules', () => {
    const grave = profiles.filter(({ obligations }) =>
      obligations.some(({ clock, when }) => clock === 'C2' && when.graveImpact === true),
    );
    expect(grave.map(({ id }) => id)).toEqual(['guangxi-press']);
  });
});

const seeds = process.env['HUIYING_SHARED_SEEDS'] ?? resolve('../shared/seeds');
const files = await readdir(seeds).catch(() => []);
const seedTexts = new Map(
  await Promise.all(
    files.map(async (file) => {
      const text = await readFile(`${seeds}/${file}`, 'utf8');
      return [file.slice(0, 3), text.replace(/\s/g, '')] as const;
    }),
  ),
);

describe.skipIf(files.length === 0)('the seeds (skipped where ../shared/seeds is absent)', () => {
  it.each(Object.keys(paragraphs))('%s has the paragraphs that are cited', (seed) => {
    const missing = (paragraphs[seed] ?? '').split(' ').filter((paragraph) => {
      const headings =
        paragraph.match(/^[一二三四五六七八九十]+|\([一二三四五六七八九十]+\)|\d+$/g) ?? [];
      let from = 0;
      return !headings.every((heading) => {
        const mark = heading.startsWith('(')
          ? heading
          : `${heading}${/\d/.test(heading) ? '' : '、'}`;
        from = (seedTexts.get(seed) ?? '').indexOf(mark, from) + 1;
        return from > 0;
      });
    });
    expect(missing).toEqual([]);
  });

  it.each(profiles)(
    'say word for word what $id quotes of them',
    ({ emphasis, campaigns, mediaPartners }) => {
      const quotes = [
        ...emphasis.map(({ text, clause }) => ({ text, clause })),
        ...[...campaigns, ...mediaPartners].map(({ name, clause }) => ({ text: name, clause })),
      ];
      const wrong = quotes.filter(({ text, clause }) => {
        const [, seed] = /^seed (\d{3})/.exec(clause) ?? [];
        return seed !== undefined && !seedTexts.get(seed)?.includes(text);
      });
      expect(wrong).toEqual([]);
    },
  );
});
