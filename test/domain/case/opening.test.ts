import { describe, expect, it } from 'vitest';
import { openingRuleFor } from '../../../src/domain/case/opening.ts';
import { openingRuleSchema } from '../../../src/domain/policy.ts';
import type { Priority } from '../../../src/domain/priority.ts';
import type { Appearance, Story } from '../../../src/domain/story.ts';
import type { SourceTier } from '../../../src/domain/source.ts';

const clause = '内部口径';
const rules = [
  {
    id: 'severe',
    anyPriority: ['P4'],
    severityAtLeast: '重大',
    includeOfficial: true,
    clause,
  },
  { id: 'repeated', anyPriority: ['P1', 'P2'], appearances: 2, clause },
  { id: 'beyond-doubt', anyPriority: ['P3'], confidence: 0.85, certainty: 'sure', clause },
].map((rule) => openingRuleSchema.parse(rule));

const appearance = (tier: SourceTier, index: number): Appearance => ({
  itemId: `i${index}`,
  title: '通告',
  url: `http://site.example/${index}`,
  sourceName: tier,
  tier,
  seenAt: 0,
});
const story = (priority: Priority, ...tiers: SourceTier[]): Story => ({
  id: 's',
  traceId: 's',
  version: 1,
  headline: '通告',
  appearances: tiers.map(appearance),
  tags: [{ priority, confidence: 0.9, certainty: 'sure', evidence: [] }],
  priorities: [priority],
  region: [],
  owners: [],
  firstPublicAt: 0,
  firstSeenAt: 0,
  lastSeenAt: 0,
  heat: 1,
});

describe('the rule that opens a case', () => {
  it('takes no case from what only official pages tell of, however often', () => {
    expect(openingRuleFor(story('P1', 'official', 'official', 'official'), rules)).toBeUndefined();
  });

  it('takes one as soon as somebody else speaks of it too', () => {
    expect(openingRuleFor(story('P1', 'official', 'forum'), rules)?.id).toBe('repeated');
  });

  it('waits where it asks for certainty and a tag is only suspected', () => {
    const sure = story('P3', 'forum');
    const [tag] = sure.tags;
    const suspected = { ...sure, tags: tag ? [{ ...tag, certainty: 'suspected' as const }] : [] };
    expect(openingRuleFor(sure, rules)?.id).toBe('beyond-doubt');
    expect(openingRuleFor(suspected, rules)).toBeUndefined();
  });

  it('takes an emergency of its severity from official pages alone', () => {
    const flood: Story = { ...story('P4', 'official'), severity: '重大' };
    expect(openingRuleFor(flood, rules)?.id).toBe('severe');
    expect(openingRuleFor({ ...flood, severity: '较大' }, rules)).toBeUndefined();
  });
});

describe('a rule for what is repeated', () => {
  const repeated = rules.filter(({ id }) => id === 'repeated');
  const told = story('P1', 'portal', 'portal');
  const tag = told.tags[0]!;

  it('waits until it has appeared as often as the rule says', () => {
    expect(openingRuleFor(story('P1', 'portal'), repeated)).toBeUndefined();
    expect(openingRuleFor(told, repeated)?.id).toBe('repeated');
  });

  it('asks one tag of its priorities to be as certain as it says: two halves make no whole', () => {
    const { confidence } = repeated[0]!;
    const other = { ...tag, priority: 'P5' as const, confidence: 1 };
    const weak = { ...tag, confidence: confidence - 0.01 };
    expect(openingRuleFor({ ...told, tags: [weak, other] }, repeated)).toBeUndefined();
    const enough = { ...tag, confidence, certainty: 'suspected' as const };
    expect(openingRuleFor({ ...told, tags: [other, enough] }, repeated)?.id).toBe('repeated');
  });

  it('does not take a story of unknown severity for one that is severe enough', () => {
    const severe = rules.filter(({ id }) => id === 'severe');
    expect(openingRuleFor(story('P4', 'official'), severe)).toBeUndefined();
    expect(
      openingRuleFor({ ...story('P4', 'official'), severity: '一般' }, severe),
    ).toBeUndefined();
    expect(openingRuleFor({ ...story('P4', 'official'), severity: '重大' }, severe)?.id).toBe(
      'severe',
    );
  });
});
