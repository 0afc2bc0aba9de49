import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verifyAudit, type VerifyOptions } from '../../../src/actions/audit/verify.ts';
import { writeCheckpoint } from '../../../src/actions/audit/checkpoint.ts';
import { openAuditSink } from '../../../src/adapters/audit-files/sink.ts';
import { newKeyPair, openSigner } from '../../../src/adapters/audit-files/sm2.ts';
import { sm3 } from '../../../src/adapters/audit-files/sm3.ts';
import { openCaseAudit } from '../../../src/adapters/sqlite/case-audit.ts';
import { openCaseStore } from '../../../src/adapters/sqlite/case-store.ts';
import { openDatabase, type Database } from '../../../src/adapters/sqlite/database.ts';
import { openSmallDocuments } from '../../../src/adapters/sqlite/small-documents.ts';
import type { Parameter } from '../../../src/adapters/sqlite/statement.ts';
import { addedAccount, type NewAccount } from '../../../src/domain/account-change.ts';
import type { Actor } from '../../../src/domain/actor.ts';
import type { Command } from '../../../src/domain/case/commands.ts';
import { decide } from '../../../src/domain/case/decide.ts';
import { replay } from '../../../src/domain/case/evolve.ts';
import { nextFireAt } from '../../../src/domain/case/ladder.ts';
import { minuteMs } from '../../../src/domain/time.ts';
import {
  consultation,
  contextOf,
  draft,
  eight,
  judgment,
  lead,
  opening,
  people,
} from '../../domain/case/office.ts';
import { openManualClock } from '../../support/manual-clock.ts';

const signer = openSigner(newKeyPair());

/** Cases in a real store with real checkpoints, and the means to tamper with both. */
export async function openArchive(path = ':memory:') {
  const folder = await mkdtemp(join(tmpdir(), 'huiying-audit-'));
  const file = join(folder, 'checkpoints.jsonl');
  const checkpoints = openAuditSink(file);
  const clock = openManualClock(eight + 30 * minuteMs);
  let database = openDatabase(path);
  const stores = () => ({
    cases: openCaseStore(database, sm3),
    caseAudit: openCaseAudit(database, sm3),
    documents: openSmallDocuments(database),
  });
  let { cases, caseAudit, documents } = stores();
  const archive = {
    file,
    clock,
    signer,
    get deps() {
      return { caseAudit, checkpoints, signer, sm3, clock };
    },
    get officeEvents() {
      return documents.events;
    },
    /** Gives the command as the action layer does; a refused one leaves nothing. */
    async give(caseId: string, actor: Actor, command: Command): Promise<void> {
      const current = await cases.get(caseId);
      const decision = decide(current, command, contextOf(actor, clock.now()));
      const events = decision.kind === 'accepted' ? decision.events : [];
      const after = replay(events, current);
      if (after === undefined || events.length === 0) return;
      const fireAt = nextFireAt(after);
      await cases.save({
        expectedVersion: current?.version ?? 0,
        after,
        events,
        ...(fireAt !== undefined && { nextFireAt: fireAt }),
      });
    },
    open: (caseId: string) =>
      archive.give(caseId, people.analyst, {
        ...opening,
        id: caseId,
        number: `YQ-2026-${caseId}`,
        storyIds: [`story-${caseId}`],
      }),
    /** Adds an account, as an administrator does. */
    async addAccount(id: string): Promise<void> {
      const by = { actor: { id: 'shen', name: '沈砚' }, now: clock.now() };
      const wanted: NewAccount = { id, name: id, roles: ['analyst'], password: 'unused' };
      const { account, event } = addedAccount(wanted, 'hash', by);
      await documents.accounts.save(account, 0, event);
    },
    /** A case with twelve commands and more events behind it. */
    async openWorked(caseId: string): Promise<void> {
      await archive.open(caseId);
      for (const [actor, command] of moves.slice(0, 12)) await archive.give(caseId, actor, command);
    },
    checkpoint: () => writeCheckpoint(archive.deps),
    verify: (options?: VerifyOptions) => verifyAudit(archive.deps, options),
    async kinds(options?: VerifyOptions) {
      return new Set((await archive.verify(options)).findings.map(({ kind }) => kind));
    },
    /** Changes the database behind the program's back. */
    tamper: (sql: string, ...parameters: Parameter[]) =>
      database.write(() => database.prepare(sql).run(...parameters)),
    rows: <Row>(sql: string) => database.prepare<Row>(sql).all(),
    async restart(work: () => Promise<void>): Promise<Database> {
      await database.close();
      await work();
      database = openDatabase(path);
      ({ cases, caseAudit, documents } = stores());
      return database;
    },
    async close() {
      await checkpoints.close();
      await database.close();
      await rm(folder, { recursive: true });
    },
  };
  return archive;
}
export type Archive = Awaited<ReturnType<typeof openArchive>>;

/** Two cases and three checkpoints: of both cases, of one that went on, and of none. */
export async function openSignedArchive(): Promise<Archive> {
  const archive = await openArchive();
  await archive.openWorked('a');
  await archive.openWorked('b');
  await archive.checkpoint();
  archive.clock.advance(5 * minuteMs);
  await archive.give('a', people.analyst, { kind: 'set-priorities', priorities: ['P1'] });
  await archive.checkpoint();
  await archive.checkpoint();
  return archive;
}

/** What people do to a case, roughly in the order in which it is possible. */
export const moves: readonly (readonly [Actor, Command])[] = [
  [people.coordinator, { kind: 'set-severity', level: '重大', confirmed: false }],
  [people.coordinator, { kind: 'assign', assignee: { id: 'u-zhu', name: '朱承办' } }],
  [people.handler, { kind: 'claim' }],
  [people.coordinator, lead],
  [people.system, { kind: 'fire-due' }],
  [people.coordinator, consultation],
  [people.strangerHead, { kind: 'reply-consultation', department: 'roads', opinion: '无关' }],
  [people.coordinator, { kind: 'close-consultation', minutes: '一致同意' }],
  [people.coordinator, { kind: 'determine', severity: '重大', judgment }],
  [people.head, { kind: 'approve' }],
  [people.handler, draft],
  [people.system, { kind: 'fire-due' }],
  [people.coordinator, { kind: 'report-upward', to: '市政府办', summary: '正在处置' }],
  [people.analyst, { kind: 'set-priorities', priorities: ['P2', 'P4'] }],
  [people.analyst, { kind: 'add-items', itemIds: ['item-9'] }],
  [people.analyst, { kind: 'dismiss', reason: '重复' }],
  [people.secondAnalyst, { kind: 'approve' }],
  [people.coordinator, { kind: 'set-severity', level: '一般', confirmed: true }],
];
