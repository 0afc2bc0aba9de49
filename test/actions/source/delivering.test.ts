import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importTable } from '../../../src/actions/source/import-table.ts';
import { receiveItems } from '../../../src/actions/source/receive-items.ts';
import { systemActor, type Actor } from '../../../src/domain/actor.ts';
import { deliverySchema } from '../../../src/domain/delivery.ts';
import { minuteMs } from '../../../src/domain/time.ts';
import { sourceHealth } from '../../../src/views/source-health.ts';
import { openCollection } from '../../support/collection.ts';
import { taggedItem } from '../../contract/nouns.ts';

const common = { tier: 'portal', url: 'https://provider.example/', every: '30m' };
const columns = { url: '链接', title: '标题', text: '正文', author: '作者' };
const tokenSha256 = createHash('sha256').update('sesame').digest('hex');
const sources = [
  { ...common, kind: 'table', id: 'bought', name: '外购数据', columns },
  { ...common, kind: 'inbound', id: 'hotline', name: '热线平台', tokenSha256 },
  {
    ...common,
    kind: 'inbound',
    id: 'off',
    name: '停用',
    enabled: false,
    tokenSha256: '0'.repeat(64),
  },
];

let office: ReturnType<typeof openCollection>;
beforeEach(() => {
  office = openCollection(sources);
});
afterEach(() => office.close());

async function* pieces(text: string) {
  yield* text.match(/[^]{1,7}/g) ?? [];
}
async function bring(text: string, actor: Actor = systemActor) {
  const bad: number[] = [];
  const source = office.sources[0];
  if (source?.kind !== 'table') throw new Error('expected a table');
  const input = {
    source,
    pieces: pieces(text),
    onBad: ({ line }: { line: number }) => void bad.push(line),
  };
  return { outcome: await importTable(office.deps, actor, input), bad };
}
/** What the pipeline does with items, as far as deliveries care. */
async function store() {
  await office.deps.items.put(
    (await office.found()).map((item) => ({ ...taggedItem('', ''), item })),
  );
}

const file = `链接,标题,正文,作者
https://bbs.example/1,停水,何时恢复,王二
https://bbs.example/2,,没有标题,王二
https://bbs.example/3,通水,已经恢复,李四
`;

describe('the import of a table', () => {
  it('takes the good rows, names the bad ones, and keeps each row as evidence', async () => {
    const { outcome, bad } = await bring(file);
    expect(outcome).toEqual({ kind: 'imported', taken: 2, repeated: 0, bad: 1 });
    expect(bad).toEqual([3]);
    const [item] = await office.found();
    expect(item).toMatchObject({ sourceId: 'bought', title: '停水' });
    expect(item?.author).not.toContain('王二');
    const evidence = await office.deps.blobs.get(item?.evidence ?? '');
    expect(JSON.parse(new TextDecoder().decode(evidence))).toMatchObject({ 标题: '停水' });
  });

  it.each([
    ['while the items of the first still wait in the log', async () => undefined],
    ['once they are stored', store],
  ])('changes nothing the second time, %s', async (_, between) => {
    await bring(file);
    await between();
    office.clock.advance(minuteMs);
    const { outcome } = await bring(file);
    expect(outcome).toMatchObject({ taken: 0, repeated: 2 });
    const [item, ...others] = await office.found();
    expect(others).toHaveLength(1);
    expect(await office.deps.blobs.records(item?.evidence ?? '')).toHaveLength(1);
  });

  it('stands in the office’s audit when something was taken', async () => {
    await bring(file);
    office.clock.advance(minuteMs);
    await bring(file);
    expect(await office.deps.documents.events.list(9)).toMatchObject([
      {
        kind: 'table-imported',
        by: { id: 'system' },
        subject: 'bought',
        subjectName: '外购数据',
        after: { taken: '2', repeated: '0', bad: '1' },
      },
    ]);
  });

  it('is not for those who only handle cases', async () => {
    const handler: Actor = { id: 'h', name: '承办人', roles: ['handler'] };
    expect((await bring(file, handler)).outcome.kind).toBe('not-permitted');
    expect(await office.found()).toEqual([]);
  });
});

describe('the inbound interface', () => {
  const delivery = deliverySchema.parse({
    items: [
      {
        url: 'https://hotline.example/7',
        title: '停水投诉',
        text: '三天没有水了',
        publishedAt: '2026-11-20T07:30:00+08:00',
      },
    ],
  });
  const receive = (token: string | undefined) =>
    receiveItems({ ...office.deps, sources: office.sources }, token, delivery);

  it('takes items from the holder of a source’s token, once', async () => {
    expect(await receive('sesame')).toEqual({ kind: 'received', taken: 1, repeated: 0 });
    await store();
    expect(await receive('sesame')).toEqual({ kind: 'received', taken: 0, repeated: 1 });
    expect(await office.found()).toMatchObject([
      {
        sourceId: 'hotline',
        publishedAt: Date.UTC(2026, 10, 19, 23, 30),
        publishedPrecision: 'minute',
      },
    ]);
  });

  it.each([undefined, '', 'sesam', 'off'])('takes nothing for the token %j', async (token) => {
    expect(await receive(token)).toEqual({ kind: 'not-permitted' });
    expect(await office.found()).toEqual([]);
  });

  it.each([
    { url: 'javascript:alert(1)' },
    { text: '   ' },
    { publishedAt: '2026-11-20 07:30' },
    { colour: 'red' },
  ])('refuses a delivery with %j and says where', (fault) => {
    const items = [{ ...delivery.items[0], ...fault }];
    const parsed = deliverySchema.safeParse({ items });
    expect(parsed.error?.issues[0]?.path.slice(0, 2)).toEqual(['items', 0]);
  });

  it('shows in the health of its source, and is late when nothing comes any more', async () => {
    await receive('sesame');
    office.clock.advance(70 * minuteMs);
    const health = await sourceHealth(
      { ...office.deps, sources: office.sources },
      office.clock.now(),
    );
    expect(health.find(({ id }) => id === 'hotline')).toMatchObject({
      status: 'late',
      itemsToday: 1,
      lagMs: 40 * minuteMs,
    });
  });

  it('is never crawled', async () => {
    expect((await office.look()).sourcesVisited).toBe(0);
    expect(office.web.asked).toEqual([]);
  });
});
