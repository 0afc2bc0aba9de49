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

/** The documents in the order of the seeds, 000 to 004. */
const titles = [
  '山西省文化厅全面推进政务公开工作实施方案暨2017年政务公开工作要点',
  '辽宁省文化厅2017年政府信息公开工作年度报告',
  '自治区新闻出版广电局全面推进政务公开工作实施方案',
  '山西省林业厅全面推进政务公开工作实施方案',
  '2019年临沂市文化和旅游局政务公开工作要点及实施方案',
];

/** The paragraphs of each document that rules may rest on. */
const paragraphs: Record<string, string> = {
  山西省文化厅全面推进政务公开工作实施方案暨2017年政务公开工作要点:
    '一（一）1 一（一）2 一（三） 一（四） 一（五） 二（二）1 二（二）2 二（二）3 三（一） 三（二） 四（一） 四（二） 四（四） 四（五）',
  辽宁省文化厅2017年政府信息公开工作年度报告: '二 六 七 八 十',
  自治区新闻出版广电局全面推进政务公开工作实施方案:
    '二（一） 二（三） 二（四） 三 四 五（一） 八（一） 八（三）',
  山西省林业厅全面推进政务公开工作实施方案:
    '一（一） 一（四） 三（一） 三（二） 三（三） 四（一） 四（二） 六（三） 六（四） 六（五）',
  '2019年临沂市文化和旅游局政务公开工作要点及实施方案':
    '二（一）2 二（三）8 二（四）10 二（四）11 三（一） 三（三）',
};
const documents = [
  '国办发〔2016〕61号',
  '国办发〔2016〕80号',
  '政府信息公开条例 第二十六条',
  '系统默认（内部时限）',
  '系统默认（内部口径）',
  '示范单位（虚构）',
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
  ].flatMap(({ clause = 'no clause' }) => clause.split('；'));
}

function isKnown(clause: string): boolean {
  const [, title = '', paragraph = ''] = /^《([^》]+)》(\S+)$/.exec(clause) ?? [];
  return documents.includes(clause) || (paragraphs[title]?.split(' ').includes(paragraph) ?? false);
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

  it.each(profiles)('$id names its sources as people know them', (profile) => {
    expect(JSON.stringify(profile)).not.toMatch(/seed|Huiying/i);
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

  it('ask for a press conference at grave impact only where the document of Guangxi rules', () => {
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
      return [titles[Number(file.slice(0, 3))] ?? file, text.replace(/\s/g, '')] as const;
    }),
  ),
);

describe.skipIf(files.length === 0)('the seeds (skipped where ../shared/seeds is absent)', () => {
  it.each(Object.keys(paragraphs))('%s has the paragraphs that are cited', (title) => {
    const missing = (paragraphs[title] ?? '').split(' ').filter((paragraph) => {
      const headings =
        paragraph.match(/^[一二三四五六七八九十]+|\([一二三四五六七八九十]+\)|\d+$/g) ?? [];
      let from = 0;
      return !headings.every((heading) => {
        const mark = heading.startsWith('(')
          ? heading
          : `${heading}${/\d/.test(heading) ? '' : '、'}`;
        from = (seedTexts.get(title) ?? '').indexOf(mark, from) + 1;
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
        const [, title] = /^《([^》]+)》/.exec(clause) ?? [];
        return title !== undefined && !seedTexts.get(title)?.includes(text);
      });
      expect(wrong).toEqual([]);
    },
  );
});
