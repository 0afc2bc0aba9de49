import { expect, it } from 'vitest';
import { sm3 } from '../../../src/adapters/audit-files/sm3.ts';
import { openOfficeAudit } from '../../../src/adapters/mongo/office-audit.ts';
import { openSmallDocuments } from '../../../src/adapters/mongo/small-documents.ts';
import { openWatchStore } from '../../../src/adapters/mongo/watch-store.ts';
import { verifyOffice } from '../../../src/domain/audit/verify-office.ts';
import { watch } from '../../contract/watch-store.contract.ts';
import { describeOnMongo } from '../../support/mongo.ts';

const by = { id: 'lu', name: '陆知远' };
const event = { id: 'w1', at: 1, by, kind: 'watch-opened' as const, subject: 'a' };

describeOnMongo('the chain of the office', ({ connect }) => {
  it('has a line that a stop has left with its watch', async () => {
    const database = await connect();
    await openWatchStore(database).save(watch('a', 0, 10), 0);
    const carried = [{ _id: 'w1', position: 1, event: JSON.stringify(event) }];
    await database.rows('watches').change({ _id: 'a' }, { $set: { carried } });
    const audit = openOfficeAudit(database, sm3);
    expect((await audit.unsigned())?.events).toBe(1);
    expect(await openSmallDocuments(database).events.list(9)).toEqual([event]);
    await openWatchStore(database).save(watch('a', 0, 20, 2), 1, { ...event, id: 'w2' });
    expect((await audit.unsigned())?.events).toBe(2);
  });

  it('goes on past a line that cannot be read, and keeps it', async () => {
    const database = await connect();
    const audit = openOfficeAudit(database, sm3);
    const { events } = openSmallDocuments(database);
    await database
      .rows('office_events')
      .put([{ _id: 'x', position: 1, event: '{"kind":' }] as never);
    await events.add(event);
    const head = await audit.unsigned();
    expect(head?.events).toBe(2);
    expect(await events.list(9)).toEqual([event, { id: 'x', kind: 'unreadable' }]);
    expect(verifyOffice(sm3, await audit.read(), head ? [head] : [])).toMatchObject([
      { kind: 'event-unreadable', sequence: 1 },
    ]);
  });
});
