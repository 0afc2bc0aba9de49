import { describe, expect, it, onTestFinished } from 'vitest';
import { NoticeUndelivered, type DeliveryTrouble } from '../../../src/domain/notice.ts';
import { hourMs, minuteMs, secondMs } from '../../../src/domain/time.ts';
import type { Channel, PublicationOrder } from '../../../src/ports/channel.ts';
import { draft, people } from '../../domain/case/office.ts';
import { openPublishing, type Publishing } from '../../support/publishing.ts';

describe('a channel', () => {
  it('is asked again with growing pauses, under the same id, and once it has taken never again', async () => {
    const { orders, channel } = scripted([{ kind: 'again' }, { kind: 'again' }]);
    const world = await open(channel);
    await world.request();
    await world.pass(0);
    await world.pass(9 * secondMs);
    expect(orders).toHaveLength(1);
    await world.pass(secondMs);
    await world.pass(30 * secondMs);
    await world.pass(hourMs);
    expect(orders.map(({ id }) => id)).toEqual(Array.from({ length: 3 }, () => 'case-flood/p1'));
    expect(orders[2]).toMatchObject({ title: draft.title, body: draft.body });
  });

  it('that never takes it fails the publication with the reason', async () => {
    const { channel } = scripted([{ kind: 'never' }]);
    const world = await open(channel);
    await world.request();
    await world.pass(0);
    expect((await world.publication())?.state).toMatchObject({
      kind: 'failed',
      reason: expect.stringContaining('planned trouble'),
    });
    await world.pass(hourMs);
    expect(await world.events('publish-failed')).toHaveLength(1);
  });

  it('gets nothing that a person has failed meanwhile', async () => {
    const { orders, channel } = scripted([]);
    const world = await open(channel);
    await world.request();
    await world.give(people.publisher, {
      kind: 'fail-publish',
      publicationId: 'p1',
      reason: '文稿有误',
    });
    await world.pass(0);
    expect(orders).toEqual([]);
    expect(await world.publications.open(10)).toEqual([]);
  });

  it('sends again under the same id when it ends between sending and recording', async () => {
    const { orders, channel } = scripted([]);
    const world = await open(channel);
    await world.request();
    const record = world.publications.record;
    world.publications.record = async () => Promise.reject(new Error('killed'));
    await world.pass(0);
    world.publications.record = record;
    await world.pass(minuteMs);
    expect(orders).toHaveLength(1);
    await world.pass(minuteMs);
    await world.pass(hourMs);
    expect(orders.map(({ id }) => id)).toEqual(['case-flood/p1', 'case-flood/p1']);
  });
});

function scripted(troubles: DeliveryTrouble[]) {
  const orders: PublicationOrder[] = [];
  const publish = async (order: PublicationOrder) => {
    orders.push(order);
    const trouble = troubles.shift();
    if (trouble) throw new NoticeUndelivered('planned trouble', trouble);
    return { kind: 'sent' as const };
  };
  return { orders, channel: { publish } };
}

async function open(channel: Channel): Promise<Publishing> {
  const world = await openPublishing({ channel });
  onTestFinished(() => world.close());
  return world;
}
