import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer, type Server } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openKafkaLog } from '../../src/adapters/kafka/log.ts';
import { sm3 } from '../../src/adapters/audit-files/sm3.ts';
import { openDatabase } from '../../src/adapters/mongo/database.ts';
import { openMongoStores } from '../../src/adapters/mongo/stores.ts';
import { taggedItem } from '../contract/nouns.ts';
import { makeCertificate, type Certificate } from '../support/certificate.ts';
import { testTopics } from '../support/kafka.ts';
import { kafkaNeeds, startKafka, type KafkaServer } from './kafka-server.ts';
import type { MongoServer } from './mongo-server.ts';
import { startMongod } from './mongod-server.ts';

const needs = await kafkaNeeds();
const account = { username: 'huiying', password: 'a-password-of-this-test' };
const logger = { warn: () => undefined };

let folder: string;
let own: Certificate;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'huiying-guarded-'));
  own = await makeCertificate(folder);
});
afterAll(() => rm(folder, { recursive: true }));

describe.skipIf(needs !== undefined)(
  `a Kafka behind TLS and SASL/SCRAM${needs === undefined ? '' : `: absent, needs ${needs}`}`,
  () => {
    let kafka: KafkaServer;
    beforeAll(async () => {
      kafka = await startKafka({ keyFile: own.bothFile, ...account });
    }, 180_000);
    afterAll(() => kafka.stop());

    it('lets the office in, and tells a lag although nobody asked the cluster before', async () => {
      const access = { brokers: [kafka.brokers], tls: false, authorities: own.certificate };
      const log = await openKafkaLog(
        { ...testTopics, ...access, login: account, prefix: 'office.' },
        { logger },
      );
      await log.append([{ topic: 'items', key: '甲', value: { title: '供水恢复' } }]);
      expect(await log.lag('items', 'tagging')).toBe(1);
      const done = new AbortController();
      const read: unknown[] = [];
      const member = { topic: 'items', group: 'tagging', batchSize: 9, signal: done.signal };
      await log.consume(member, async (batch) => {
        read.push(...batch.map(({ value }) => value));
        done.abort();
      });
      expect(read).toEqual([{ title: '供水恢复' }]);
      expect(await log.lag('items', 'tagging')).toBe(0);
      await log.close();
    });

    it.each([
      { what: 'a wrong password', tls: false, trusts: true, password: 'another' },
      { what: 'a certificate that nobody vouches for', tls: true, trusts: false, ...account },
      { what: 'no TLS', tls: false, trusts: false, ...account },
    ])('lets nobody in, nor do we enter, with $what', async ({ tls, trusts, password }) => {
      const opening = openKafkaLog(
        {
          ...testTopics,
          brokers: [kafka.brokers],
          prefix: 'office.',
          tls,
          ...(trusts && { authorities: own.certificate }),
          login: { ...account, password },
        },
        { logger },
      );
      await expect(opening).rejects.toMatchObject({ code: 'storage-failed' });
    });
  },
);

const mongoUrl = process.env['MONGO_URL'];
describe.skipIf(mongoUrl === undefined)(
  `a database behind TLS${mongoUrl === undefined ? ': absent, needs MONGO_URL' : ''}`,
  () => {
    let door: Server;
    beforeAll(async () => {
      const { hostname, port } = new URL(mongoUrl ?? '');
      // the MongoDB-wire server of the tests speaks no TLS itself
      door = createServer({ key: own.key, cert: own.certificate }, (client) => {
        const server = connect(Number(port), hostname);
        for (const socket of [client, server]) socket.on('error', () => socket.destroy());
        client.pipe(server).pipe(client);
      }).listen(0, '127.0.0.1');
      door.on('tlsClientError', () => undefined);
      await once(door, 'listening');
    });
    afterAll(() => void door.close());

    const behind = (options: string) => {
      const address = door.address();
      const port = typeof address === 'object' ? address?.port : undefined;
      // a member of a replica set would name its own address, past the door
      return `mongodb://127.0.0.1:${port}/?directConnection=true&tls=true&serverSelectionTimeoutMS=3000&${options}`;
    };

    it('lets the office in by what its address says', async () => {
      const url = behind(`tlsCAFile=${own.certificateFile}`);
      const database = await openDatabase({ url, name: `guarded-${randomUUID()}` });
      await database.ping();
      await database.drop();
      await database.close();
    });

    it('is refused where nobody vouches for its certificate', async () => {
      const opening = openDatabase({ url: behind('retryWrites=false'), name: 'guarded' });
      await expect(opening).rejects.toMatchObject({ code: 'storage-failed' });
    });
  },
);

const mongod = process.env['MONGOD'];
describe.skipIf(mongod === undefined)(
  `MongoDB itself behind TLS and logins${mongod === undefined ? ': absent, needs MONGOD' : ''}`,
  () => {
    let mongo: MongoServer;
    beforeAll(async () => {
      const guard = { certificate: own, ...account, database: 'guarded' };
      mongo = await startMongod(mongod ?? '', 1, guard);
    }, 180_000);
    afterAll(() => mongo.stop());

    it('needs no right but to read and write the office’s own database', async () => {
      const database = await openDatabase({ url: mongo.url, name: 'guarded' });
      const { items } = openMongoStores(database, sm3);
      await items.put([taggedItem('i1', '供水恢复')]);
      expect(await items.count()).toBe(1);
      expect(await items.purgeUnlinked(Number.MAX_SAFE_INTEGER, 9)).toBe(1);
      await database.serverTime();
      await database.close();
    });

    it.each([
      { what: 'a wrong password', change: ['a-password', 'another-password'] },
      { what: 'a certificate that nobody vouches for', change: [/&tlsCAFile=.*/, ''] },
      { what: 'no TLS', change: [/&tls=true.*/, ''] },
    ] as const)('lets nobody in with $what', async ({ change: [from, to] }) => {
      const url = mongo.url.replace(from, to);
      const opening = openDatabase({ url, name: 'guarded' });
      await expect(opening).rejects.toMatchObject({ code: 'storage-failed' });
    });
  },
);
