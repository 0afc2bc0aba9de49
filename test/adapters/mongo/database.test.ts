import { expect, it } from 'vitest';
import { openDatabase } from '../../../src/adapters/mongo/database.ts';
import { describeOnMongo } from '../../support/mongo.ts';

it('never repeats the password of an address that it cannot read', async () => {
  const opening = openDatabase({ url: 'mongodb://qin:geheim@:::/', name: 'x' });
  await expect(opening).rejects.toMatchObject({ code: 'config-invalid' });
  await expect(opening).rejects.not.toThrow('geheim');
});

describeOnMongo('a MongoDB database', ({ connect, url, name }) => {
  it('refuses a schema that is newer than the program, and leaves it alone', async () => {
    await connect();
    const opening = openDatabase({ url, name: name() }, []);
    await expect(opening).rejects.toMatchObject({ code: 'schema-too-new' });
  });

  it('may be opened by many at once', async () => {
    const databases = await Promise.all([connect(), connect(), connect()]);
    for (const database of databases) await database.ping();
  });

  it('tells the time of its server', async () => {
    const database = await connect();
    const before = Date.now();
    const told = await database.serverTime();
    // one machine: the server's clock is ours
    expect(told).toBeGreaterThanOrEqual(before - 1000);
    expect(told).toBeLessThanOrEqual(Date.now() + 1000);
  });

  it('says that it is closed, and may be closed twice', async () => {
    const database = await connect();
    const { close, ping } = await openDatabase({ url, name: name() });
    await close();
    await close();
    await expect(ping()).rejects.toMatchObject({ code: 'storage-failed' });
    await database.ping();
  });
});
