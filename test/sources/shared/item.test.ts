import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { itemSchema } from '../../../src/domain/item.ts';
import { sourceSchema } from '../../../src/domain/source.ts';
import { toItem } from '../../../src/sources/shared/item.ts';

const source = sourceSchema.parse({
  kind: 'html-list',
  id: 'qingchuan-daily',
  name: '青川日报',
  tier: 'local-media',
  url: 'https://www.example.cn/news/',
});
const hash = (text: string) => createHash('sha256').update(text).digest('hex');
const found = {
  source,
  article: { title: '供水恢复', text: '全城供水已经恢复。', author: '柳岸' },
  url: 'https://www.example.cn/a.html?utm_source=x#top',
  fetchedAt: 1_700_000_000_000,
  evidence: hash('raw'),
  hash,
  pseudonym: (name: string) => `p-${hash(name).slice(0, 8)}`,
};

describe('toItem', () => {
  it('makes an item that the schema accepts, under its canonical address', () => {
    const item = itemSchema.parse(toItem(found));
    expect(item.url).toBe('https://www.example.cn/a.html');
    expect(item.id).toBe(hash(`${item.url}\n${item.contentHash}`));
  });

  it('never carries the name of the author', () => {
    expect(JSON.stringify(toItem(found))).not.toContain('柳岸');
  });

  it('is the same item when only spacing, punctuation or tracking differ', () => {
    const again = toItem({
      ...found,
      url: 'https://www.example.cn/a.html?from=app',
      article: { ...found.article, text: '全城供水 已经恢复' },
    });
    expect(again.id).toBe(toItem(found).id);
  });

  it('is another item when the text has changed', () => {
    const changed = toItem({ ...found, article: { ...found.article, text: '半城供水已经恢复。' } });
    expect(changed.id).not.toBe(toItem(found).id);
  });
});
