import { describe, expect, it } from 'vitest';
import type { TaggedItem } from '../../src/domain/tagged-item.ts';
import { takeCounsel } from '../../src/office/take-counsel.ts';
import type { Advice } from '../../src/ports/adviser.ts';
import { itemWith } from '../support/item.ts';
import { openKeptLogger } from '../support/kept-logger.ts';

const tagged: TaggedItem = {
  item: itemWith({ text: '今早河水忽然变红，居民不敢取水。' }),
  tags: [],
  severityEvidence: [],
  region: [],
  owners: [],
};
const claims = [
  { priority: 'P4' as const, quote: '河水忽然变红' },
  { priority: 'P2' as const, quote: '原文没有的话' },
];

async function counsel(advice: Advice, doubts: readonly 'P4'[], stored?: TaggedItem) {
  const logger = openKeptLogger();
  const asked: string[] = [];
  const adviser = {
    advise: ({ text }: { text: string }) => {
      asked.push(text);
      return Promise.resolve(advice);
    },
  };
  const items = { get: () => Promise.resolve(stored) };
  const after = await takeCounsel({ adviser, items, logger }, { tagged, doubts });
  return { after, asked, lines: logger.lines };
}
const advice: Advice = { kind: 'advice', model: 'reader-1', claims };

describe('taking counsel on doubtful tags', () => {
  it('asks nobody where rules and model agree', async () => {
    const { after, asked } = await counsel(advice, []);
    expect(asked).toEqual([]);
    expect(after).toBe(tagged);
  });

  it('asks once about an item, and keeps what it was told when the item comes again', async () => {
    const { after: told } = await counsel(advice, ['P4']);
    const { after: again, asked } = await counsel(advice, ['P4'], told);
    expect(asked).toEqual([]);
    expect(again).toEqual(told);
    const denied = { ...told, tags: [] };
    expect((await counsel(advice, ['P4'], denied)).after).toEqual(tagged);
  });

  it('logs each answer with the name of the model, and never the text', async () => {
    const { after, lines } = await counsel(advice, ['P4']);
    expect(after.tags.map(({ priority }) => priority)).toEqual(['P4']);
    const itemId = tagged.item.id;
    const fields = { itemId, model: 'reader-1', doubts: 'P4', said: 'P4 P2', dropped: 1 };
    expect(lines).toEqual([{ message: 'adviser answered', fields }]);
  });

  it('leaves the tags as they are where the adviser is silent', async () => {
    const silent: Advice = { kind: 'silent', model: 'reader-1', reason: 'busy' };
    expect((await counsel(silent, ['P4'])).after).toBe(tagged);
  });
});
