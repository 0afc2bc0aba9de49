import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { sm3 } from '../../../src/adapters/audit-files/sm3.ts';
import { openCaseAudit } from '../../../src/adapters/sqlite/case-audit.ts';
import { openCaseStore } from '../../../src/adapters/sqlite/case-store.ts';
import { openDatabase } from '../../../src/adapters/sqlite/database.ts';
import { migrations } from '../../../src/adapters/sqlite/migrations.ts';
import { chainOn, chainStart } from '../../../src/domain/audit/chain.ts';
import { caseEvent, newCase } from '../../contract/nouns.ts';

it('finds unsigned cases by an index, however many others there are', async () => {
  const database = openDatabase(':memory:');
  const steps = database
    .prepare<{ detail: string }>(
      `EXPLAIN QUERY PLAN SELECT id FROM cases WHERE signed < chained OR head = '' LIMIT 1`,
    )
    .all();
  expect(steps.map(({ detail }) => detail)).toEqual([
    expect.stringContaining('INDEX unsigned_cases'),
  ]);
  await database.close();
});

it('chains the cases of a store that is older than the chains', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'huiying-audit-'));
  const path = join(folder, 'huiying.db');
  const older = openDatabase(
    path,
    migrations.filter(({ number }) => number < 5),
  );
  const events = [caseEvent(1, 'opened'), caseEvent(2, 'next')];
  await older.write(() => {
    older
      .prepare('INSERT INTO cases (id, version, is_live, document) VALUES (?, 2, 1, ?)')
      .run('a', JSON.stringify(newCase('a')));
    const add = older.prepare(
      'INSERT INTO case_events (case_id, sequence, event) VALUES (?, ?, ?)',
    );
    for (const [index, event] of events.entries()) add.run('a', index + 1, JSON.stringify(event));
  });
  await older.close();

  const database = openDatabase(path);
  const audit = openCaseAudit(database, sm3);
  const chain = { events: 0, head: chainStart };
  const hashes = chainOn(sm3, { caseId: 'a', chain }, events);
  const { cases, events: count, heads } = await audit.unsigned(10);
  expect({ cases, count }).toEqual({ cases: 1, count: 2 });
  expect(heads).toMatchObject([{ caseId: 'a', events: 2, head: hashes[1] }]);
  const [stored] = await audit.read('', 1);
  expect(stored?.events.map(({ hash }) => hash)).toEqual(hashes);
  await database.close();
  await rm(folder, { recursive: true });
});

it('keeps the chains of a store that held them apart from their cases', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'huiying-audit-'));
  const path = join(folder, 'huiying.db');
  const older = openDatabase(
    path,
    migrations.filter(({ number }) => number < 14),
  );
  await older.write(() => {
    for (const id of ['a', 'b'])
      older
        .prepare('INSERT INTO cases (id, version, is_live, document) VALUES (?, 1, 1, ?)')
        .run(id, JSON.stringify(newCase(id)));
    const chain = older.prepare('INSERT INTO case_chains VALUES (?, 3, ?, ?)');
    chain.run('a', 'head-of-a', 3);
    chain.run('b', 'head-of-b', 1);
  });
  await older.close();

  const database = openDatabase(path);
  const audit = openCaseAudit(database, sm3);
  expect((await audit.unsigned(10)).heads).toMatchObject([
    { caseId: 'b', events: 3, head: 'head-of-b' },
  ]);
  const [a] = await audit.read('', 1);
  expect(a?.record).toMatchObject({ events: 3, head: 'head-of-a', signed: 3 });
  await database.close();
  await rm(folder, { recursive: true });
});

it('keeps events whose case is gone as evidence, and gives no other case their place', async () => {
  const database = openDatabase(':memory:');
  const cases = openCaseStore(database, sm3);
  const save = (id: string) =>
    cases.save({ expectedVersion: 0, after: newCase(id), events: [caseEvent(1, id)] });
  await save('a');
  await save('b');
  await database.write(() => {
    database.prepare(`DELETE FROM case_stories WHERE case_id = 'b'`).run();
    database.prepare(`DELETE FROM cases WHERE id = 'b'`).run();
  });
  await save('c');

  const audit = openCaseAudit(database, sm3);
  const read = await audit.read('', 10);
  expect(read.map(({ caseId }) => caseId)).toEqual(['#2', 'a', 'c']);
  expect(read[0]).toEqual({ caseId: '#2', events: [expect.objectContaining({ sequence: 1 })] });
  expect((await audit.read('', 1)).map(({ caseId }) => caseId)).toEqual(['#2']);
  expect((await audit.read('#2', 1)).map(({ caseId }) => caseId)).toEqual(['a']);
  expect((await audit.read('#1\u{10fffd}', 1)).map(({ caseId }) => caseId)).toEqual(['a']);
  await database.close();
});

it('keeps them when the store is brought up to date', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'huiying-audit-'));
  const path = join(folder, 'huiying.db');
  const older = openDatabase(
    path,
    migrations.filter(({ number }) => number < 16),
  );
  await older.write(() => {
    older
      .prepare('INSERT INTO cases (id, version, is_live, document) VALUES (?, 1, 1, ?)')
      .run('a', JSON.stringify(newCase('a')));
    const add = older.prepare(
      'INSERT INTO case_events (case_id, sequence, event, hash) VALUES (?, 1, ?, ?)',
    );
    add.run('a', JSON.stringify(caseEvent(1, 'kept')), 'hash-of-a');
  });
  older.prepare('PRAGMA foreign_keys = OFF').run();
  await older.write(() =>
    older
      .prepare('INSERT INTO case_events (case_id, sequence, event, hash) VALUES (?, 1, ?, ?)')
      .run('gone', '{}', 'hash-of-gone'),
  );
  await older.close();

  const database = openDatabase(path);
  const read = await openCaseAudit(database, sm3).read('', 10);
  expect(read).toMatchObject([
    { caseId: '#-2', events: [{ sequence: 1, hash: 'hash-of-gone' }] },
    { caseId: 'a', events: [{ sequence: 1 }] },
  ]);
  await database.close();
  await rm(folder, { recursive: true });
});
