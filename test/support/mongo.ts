import { randomUUID } from 'node:crypto';
import { afterEach, describe, test } from 'vitest';
import { openDatabase, type Database } from '../../src/adapters/mongo/database.ts';

const url = process.env['MONGO_URL'];

/** Tests on databases of their own, removed after each; skipped, with the reason, where there is no server. */
export function describeOnMongo(title: string, register: (place: MongoPlace) => void): void {
  if (url === undefined) {
    test.skip(`${title}: needs a server, MONGO_URL=mongodb://host:port`);
    return;
  }
  describe(title, () => {
    const opened: Database[] = [];
    let name = randomUUID();
    afterEach(async () => {
      await opened[0]?.drop();
      for (const database of opened.splice(0)) await database.close();
      name = randomUUID();
    });
    register({
      url,
      name: () => name,
      async connect() {
        const database = await openDatabase({ url, name });
        opened.push(database);
        return database;
      },
    });
  });
}

export interface MongoPlace {
  url: string;
  /** Of this test's database. */
  name(): string;
  /** Another connection to this test's database, as another process would have. */
  connect(): Promise<Database>;
}
