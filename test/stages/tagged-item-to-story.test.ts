import { describe, expect, it } from 'vitest';
import { openCorrectionStore } from '../../src/adapters/sqlite/correction-store.ts';
import { openDatabase } from '../../src/adapters/sqlite/database.ts';
import { openItemStore } from '../../src/adapters/sqlite/item-store.ts';
import { openStoryStore } from '../../src/adapters/sqlite/story-store.ts';
import { appearanceCount, listedAtMost } from '../../src/domain/story.ts';
import { openTaggedItemToStory } from '../../src/stages/tagged-item-to-story.ts';
import { taggedItem } from '../contract/nouns.ts';

const text = '云石市清溪水厂昨夜抢修主管，城东三个小区今晨恢复供水，居民可以拨打热线查询水压。';
const ids = Array.from({ length: listedAtMost + 50 }, (_, at) => `i${String(at).padStart(3, '0')}`);
const messages = ids.map((id) => taggedItem(id, text));

describe('the stage from tagged items to stories', () => {
  it('counts each of many reposts once, although it lists only some, also after a restart', async () => {
    const database = openDatabase(':memory:');
    const deps = {
      items: openItemStore(database),
      stories: openStoryStore(database),
      corrections: openCorrectionStore(database),
      clock: { now: () => messages[0]?.item.fetchedAt ?? 0 },
    };
    await deps.items.put(messages);
    await (await openTaggedItemToStory(deps)).handle(messages);
    const told = await deps.stories.get('i000');
    expect(told && appearanceCount(told)).toBe(ids.length);
    expect(await deps.stories.itemsOf('i000', 1000)).toEqual(ids);
    const restarted = await openTaggedItemToStory(deps);
    expect(await restarted.handle(messages.toReversed())).toHaveLength(1);
    expect(await deps.stories.get('i000')).toEqual(told);
    expect(await deps.stories.count()).toBe(1);
    await database.close();
  });
});

describe('an item whose tags a person has corrected', () => {
  it('takes back what its story said of it, and changes nothing a second time', async () => {
    const database = openDatabase(':memory:');
    const deps = {
      items: openItemStore(database),
      stories: openStoryStore(database),
      corrections: openCorrectionStore(database),
      clock: { now: () => messages[0]?.item.fetchedAt ?? 0 },
    };
    const evidence = [
      { field: 'text' as const, start: 0, end: 3, text: '云石市', rule: 'livelihood/x' },
    ];
    const tag = { priority: 'P2' as const, confidence: 0.8, certainty: 'sure' as const, evidence };
    const both = messages.slice(0, 2).map((message) => ({ ...message, tags: [tag] }));
    await deps.items.put(both);
    const stage = await openTaggedItemToStory(deps);
    await stage.handle(both);
    expect(await deps.stories.get('i000')).toMatchObject({ version: 2, priorities: ['P2'] });
    const denied = both.map((message) => ({ ...message, tags: [] }));
    await deps.items.put(denied);
    const [passedOn] = await stage.handle(denied);
    expect(passedOn?.value).toMatchObject({ version: 3, tags: [], priorities: [] });
    await stage.handle(denied);
    expect(await deps.stories.get('i000')).toMatchObject({ version: 3 });
    await database.close();
  });
});

describe('a story with more items than it lists', () => {
  it('takes back what a person denies of one of them, and keeps what another says unlisted', async () => {
    const database = openDatabase(':memory:');
    const deps = {
      items: openItemStore(database),
      stories: openStoryStore(database),
      corrections: openCorrectionStore(database),
      clock: { now: () => messages[0]?.item.fetchedAt ?? 0 },
    };
    const told = (priority: 'P2' | 'P4') => {
      const span = { field: 'text' as const, start: 0, end: 3, text: '云石市', rule: 'x' };
      return [{ priority, confidence: 0.8, certainty: 'sure' as const, evidence: [span] }];
    };
    const unlisted = Math.floor(ids.length / 2);
    const speaking = messages.map((message, at) => ({
      ...message,
      tags: at === 0 ? told('P4') : at === unlisted ? told('P2') : [],
      ...(at === 0 && { severity: '较大' as const }),
    }));
    await deps.items.put(speaking);
    const stage = await openTaggedItemToStory(deps);
    await stage.handle(speaking);
    const before = await deps.stories.get('i000');
    expect(before).toMatchObject({ priorities: ['P2', 'P4'], severity: '较大' });
    expect(before?.appearances.map(({ itemId }) => itemId)).not.toContain(ids[unlisted]);
    const denied = messages.slice(0, 1);
    await deps.items.put(denied);
    await stage.handle(denied);
    const after = await deps.stories.get('i000');
    expect(after?.priorities).toEqual(['P2']);
    expect(after?.severity).toBeUndefined();
    await database.close();
  });
});

describe('what an authority has refuted', () => {
  const rumour =
    '青川县自来水厂昨夜混入农药，已经有三十多人住院，县城各小区今天开始停水三天，大家赶快储水转告家人。';
  const claimed = taggedItem('rumour', rumour);
  const refutation = {
    field: 'text' as const,
    start: 3,
    end: 6,
    text: '不属实',
    rule: 'refutations/false',
  };
  const notice = taggedItem('notice', `该消息不属实：${rumour}`);
  const official = { ...notice, item: { ...notice.item, tier: 'official' as const }, refutation };

  async function openDesk() {
    const database = openDatabase(':memory:');
    const deps = {
      items: openItemStore(database),
      stories: openStoryStore(database),
      corrections: openCorrectionStore(database),
      clock: { now: () => claimed.item.fetchedAt },
    };
    await deps.items.put([claimed, official]);
    return deps;
  }
  const suspected = {
    priority: 'P6',
    certainty: 'suspected',
    evidence: [{ field: 'text', start: 0, text: rumour.slice(0, -1), rule: 'refuted-by/notice' }],
  };

  it('is suspected where it is told again, also after a restart', async () => {
    const deps = await openDesk();
    await (await openTaggedItemToStory(deps)).handle([official]);
    await (await openTaggedItemToStory(deps)).handle([claimed]);
    expect(await deps.items.get('rumour')).toMatchObject({ tags: [suspected] });
    expect(await deps.items.get('notice')).toMatchObject({ tags: [] });
    expect(await deps.stories.get('notice')).toMatchObject({ priorities: ['P6'] });
  });

  it('is suspected where it was told before', async () => {
    const deps = await openDesk();
    await (await openTaggedItemToStory(deps)).handle([claimed, official]);
    expect(await deps.items.get('rumour')).toMatchObject({ tags: [suspected] });
    expect(await deps.stories.get('rumour')).toMatchObject({ priorities: ['P6'] });
  });

  it('is left as a person has decided', async () => {
    const deps = await openDesk();
    await deps.corrections.add({
      id: 'c1',
      itemId: 'rumour',
      at: claimed.item.fetchedAt,
      by: { id: 'zhao', name: '赵云石' },
      reason: '已核实',
      title: '',
      text: rumour,
      verdicts: [{ priority: 'P6', holds: false, evidence: [] }],
    });
    await (await openTaggedItemToStory(deps)).handle([official, claimed]);
    expect(await deps.items.get('rumour')).toMatchObject({ tags: [] });
  });
});
