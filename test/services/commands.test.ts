import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/adapters/mongo/database.ts';
import { openSmallDocuments } from '../../src/adapters/mongo/small-documents.ts';
import { openKafkaLog } from '../../src/adapters/kafka/log.ts';
import { loadConfig } from '../../src/config/load.ts';
import { itemsTopic } from '../../src/domain/topics.ts';
import { openHouse } from '../../src/platform/house.ts';
import { runCommand, startCommand } from '../support/command.ts';
import { testTopics } from '../support/kafka.ts';
import { openLoopbackSite, type LoopbackSite } from '../support/loopback-site.ts';
import { openConfigFolder } from '../support/migrate-command.ts';

const url = process.env['MONGO_URL'];
const brokers = process.env['KAFKA_BROKERS'];
const isAbsent = url === undefined || brokers === undefined;
const timeout = 180_000;

const article = (title: string) =>
  `<html><head><title>${title}</title></head><body><h1>${title}</h1><article><p>石桥镇今天通报了${title}的情况，供水已经恢复。</p><p>镇里说，后续检查正在进行。</p></article></body></html>`;

describe.skipIf(isAbsent)(
  `commands beside a distributed office${isAbsent ? ': absent, needs KAFKA_BROKERS and MONGO_URL' : ''}`,
  () => {
    const name = `commands-${randomUUID()}`;
    const mongo = { url: url ?? '', name };
    let folder: string;
    let site: LoopbackSite;
    let file: string;
    beforeEach(async () => {
      ({ folder } = await openConfigFolder());
      site = await openLoopbackSite({
        '/news.html': '<ul><li><a href="/a.html">停水</a><li><a href="/b.html">修路</a></ul>',
        '/a.html': article('停水'),
        '/b.html': article('修路'),
      });
      file = join(folder, 'small.yaml');
      await writeFile(join(folder, 'small-sources.yaml'), sourcesOf(site.origin));
      await writeFile(file, officeOf(folder, site.host, name));
    });
    afterEach(async () => {
      await site.close();
      await rm(folder, { recursive: true });
      const database = await openDatabase(mongo);
      await database.drop();
      await database.close();
    });

    it(
      'adds an account, takes a file in, looks at the sources and leaves the rest to the workers',
      { timeout },
      async () => {
        const adding = ['user', 'add', 'shen', '--name', '沈砚', '--roles', 'analyst', '-c', file];
        expect(await runCommand(adding, 'correct horse battery\n')).toEqual({
          code: 0,
          output: 'added account shen (analyst)\n',
        });
        expect((await runCommand(adding, 'correct horse battery\n')).code).toBe(2);

        const table = join(folder, 'bought.csv');
        await writeFile(table, '链接,标题,正文\nhttps://a.example/1,停水,停水三天了\n');
        const importing = ['import', table, '--source', 'bought', '-c', file];
        expect((await runCommand(importing)).output).toContain('1 new, 0 known already');
        expect((await runCommand(importing)).output).toContain('0 new, 1 known already');

        const crawled = await runCommand(['crawl', '--once', '-c', file]);
        expect(crawled.output).toContain('2 items handed to the workers');
        expect(crawled.code).toBe(0);
        expect(site.asked).toContain('/a.html');

        const options = { ...testTopics, brokers: (brokers ?? '').split(','), prefix: `${name}.` };
        const log = await openKafkaLog(options, { logger: { warn: () => undefined } });
        expect(await log.lag(itemsTopic, 'item-to-tagged-item')).toBe(3);
        await log.close();
        const database = await openDatabase(mongo);
        const { accounts, leases } = openSmallDocuments(database);
        expect((await accounts.list('', 9)).map(({ id }) => id)).toEqual(['shen']);
        const notes = (await leases.list('process ', 9)).filter(({ id }) =>
          id.startsWith('process '),
        );
        expect(notes).toEqual([]);
        await database.close();
      },
    );

    it('starts no worker in a place that somebody moves', { timeout }, async () => {
      const house = await openHouse(await loadConfig(file), { logLevel: 'silent' });
      const starting = ['worker', 'classifier', '-c', file];
      const refused = await runCommand(starting);
      expect(refused.output).toMatch(
        new RegExp(
          `database ${name}: got an office that huiying migrate .+ has had to itself since`,
        ),
      );
      expect(refused.code).toBe(1);
      await house.close();
      const worker = await startCommand(starting, /is running/);
      const gone = once(worker, 'exit');
      worker.kill('SIGTERM');
      await gone;
    });

    it('verifies and moves only an office that is stopped', { timeout }, async () => {
      const worker = await startCommand(['worker', 'classifier', '-c', file], /is running/);
      const gone = once(worker, 'exit');
      const refused = await runCommand(['audit', 'verify', '-c', file]);
      expect(refused.output).toContain(`database ${name}: got an office that runs`);
      expect(refused.code).toBe(1);
      const moving = ['migrate', '--from', file, '--to', join(folder, 'embedded.yaml')];
      const notMoved = await runCommand([...moving, '--dry-run']);
      expect(notMoved.output).toContain('expected one that is stopped');
      expect(notMoved.code).toBe(1);
      worker.kill('SIGTERM');
      await gone;
      expect((await runCommand([...moving, '--dry-run'])).code).toBe(0);
      const verified = await runCommand(['audit', 'verify', '-c', file]);
      expect(verified.output).toContain('No tampering found.');
      expect(verified.code).toBe(0);
      expect((await runCommand(['audit', 'clocks', '-c', file])).code).toBe(0);
    });
  },
);

function sourcesOf(origin: string): string {
  return `- kind: html-list
  id: news
  name: 石桥新闻
  tier: local-media
  url: ${origin}/news.html
  basis: 测试
  links: li a
  enabled: true
- kind: table
  id: bought
  name: 外购数据
  tier: forum
  url: https://provider.example/
  basis: 采购合同
  columns: { url: 链接, title: 标题, text: 正文 }
  enabled: true
`;
}

function officeOf(folder: string, host: string, name: string): string {
  return `office: { id: small, name: 石桥镇, contact: office@shiqiao.example }
profile: national
sources: [small-sources.yaml]
lexicon: lexicon
calendar: calendar
deployment: distributed
kafka: { brokers: ['${brokers}'], prefix: '${name}.' }
mongo: { url: '${url}', database: ${name} }
storage: { directory: ${join(folder, 'files')} }
crawl: { perHostGap: 500ms, allowPrivateHosts: ['${host}'] }
`;
}
