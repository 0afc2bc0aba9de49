import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { openConsoleNotifier } from '../../src/adapters/console/notifier.ts';
import { openDatabase, type Database } from '../../src/adapters/sqlite/database.ts';
import { openNoticeStore } from '../../src/adapters/sqlite/notice-store.ts';
import { NoticeUndelivered, type DeliveryTrouble, type Notice } from '../../src/domain/notice.ts';
import { notificationRoutingSchema } from '../../src/domain/notification-routing.ts';
import { hourMs, minuteMs, secondMs } from '../../src/domain/time.ts';
import type { NoticeStore } from '../../src/ports/notice-store.ts';
import type { Notifier } from '../../src/ports/notifier.ts';
import { caseToEscalation } from '../../src/stages/case-to-escalation.ts';
import { openNoticeDelivering } from '../../src/stages/case-to-escalation/retry.ts';
import { hours, openFile } from '../domain/case/office.ts';
import { openKeptLogger } from '../support/kept-logger.ts';
import { openManualClock, type ManualClock } from '../support/manual-clock.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const again: DeliveryTrouble = { kind: 'again' };
const never: DeliveryTrouble = { kind: 'never' };

it('tells the analyst on duty of a new case once, however often its event comes', async () => {
  const office = openOffice();
  await office.handle();
  await office.handle();
  expect(office.console).toEqual([
    expect.stringContaining('提醒 值班研判员：新案件 YQ-2026-0001《青禾镇自来水变黄》待认领'),
  ]);
});

it('tells the people of a ladder step, with the time that is left', async () => {
  const office = openOffice();
  office.file.now += hours(47);
  office.file.fire();
  await office.handle();
  expect(office.console.at(-1)).toContain('责任部门负责人（未定）、办公室督办');
  expect(office.console.at(-1)).toContain('“48小时回应”还剩30分');
});

it('sends each channel its notice, once', async () => {
  const office = openOffice({ channels: ['mail', 'robot'] });
  await office.handle();
  await office.run();
  await office.run();
  expect(office.sent('mail')).toHaveLength(1);
  expect(office.sent('robot')).toHaveLength(1);
  expect(office.console).toEqual([]);
  const [first] = await office.notices.deliveriesOf('case-flood/opened');
  expect(first?.state).toEqual({
    kind: 'delivered',
    receipt: { channel: 'mail', at: office.clock.now() },
  });
});

it('notices late (zammad#5257): a dead channel holds up no other', async () => {
  const office = openOffice({ channels: ['robot', 'mail'] });
  office.reply('robot', 'hang');
  await office.handle();
  await office.delivering.retryDueNotices();
  await office.whenSent('mail');
  await office.delivering.retryDueNotices();
  expect(office.tried('robot')).toBe(1);
  office.file.now += hours(24);
  office.file.fire();
  await office.handle();
  await office.delivering.retryDueNotices();
  await office.whenSent('mail');
  expect(office.tried('robot')).toBe(1);
});

it('tries again after trouble that passes, not before its time', async () => {
  const office = openOffice({ channels: ['robot'] });
  office.reply('robot', again);
  await office.handle();
  await office.run();
  office.clock.advance(9 * secondMs);
  await office.run();
  expect(office.tried('robot')).toBe(1);
  office.clock.advance(secondMs);
  await office.run();
  expect(office.sent('robot')).toHaveLength(1);
  expect(office.log.lines.map(({ message }) => message)).toEqual(['notice delayed']);
});

it('waits as long as the provider asks, but an hour at most', async () => {
  const office = openOffice({ channels: ['robot'] });
  office.reply('robot', { kind: 'again', retryAfterMs: 10 * minuteMs });
  office.reply('robot', { kind: 'again', retryAfterMs: 1_000 * hourMs });
  await office.handle();
  await office.run();
  office.clock.advance(10 * minuteMs - 1);
  await office.run();
  expect(office.tried('robot')).toBe(1);
  office.clock.advance(1);
  await office.run();
  expect(office.tried('robot')).toBe(2);
  office.clock.advance(hourMs);
  await office.run();
  expect(office.sent('robot')).toHaveLength(1);
});

it('leaves a channel in trouble alone for the rest of the run', async () => {
  const office = openOffice({ channels: ['robot'] });
  office.file.now += hours(24);
  office.file.fire();
  office.reply('robot', again);
  await office.handle();
  await office.run();
  expect(office.tried('robot')).toBe(1);
  await office.run();
  expect(office.sent('robot')).toHaveLength(1);
});

it('notices silently dead (zammad#4348): given up after growing pauses, parked, told on the console', async () => {
  const office = openOffice({ channels: ['robot'] });
  office.replyAlways('robot', again);
  await office.handle();
  const begun = office.clock.now();
  const attemptsAt: number[] = [];
  while (office.console.length === 0) {
    const before = office.tried('robot');
    await office.run();
    if (office.tried('robot') > before) attemptsAt.push(office.clock.now() - begun);
    office.clock.advance(10 * secondMs);
  }
  const pauses = attemptsAt.slice(1).map((at, index) => at - (attemptsAt[index] ?? 0));
  expect(attemptsAt).toHaveLength(13);
  expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
  expect(attemptsAt.at(-1)).toBeGreaterThan(4 * hourMs);
  expect(office.console[0]).toContain('待认领');
  expect(await office.notices.parked(10)).toMatchObject([{ channel: 'robot', attempts: 13 }]);
  expect(office.log.lines.at(-1)).toMatchObject({
    message: 'notice parked',
    fields: { channel: 'robot', noticeId: 'case-flood/opened', attempts: 13 },
  });
});

it('does not repeat what can never be taken: it goes to the fallback, and from there to the console', async () => {
  const office = openOffice({ channels: ['mail'], fallback: 'robot' });
  office.reply('mail', never);
  office.reply('robot', never);
  await office.handle();
  await office.run();
  await office.run();
  await office.run();
  expect([office.tried('mail'), office.tried('robot')]).toEqual([1, 1]);
  expect(office.console).toHaveLength(1);
  expect(await office.notices.parked(10)).toHaveLength(2);
});

it('tells the console of what waits for a channel that the office no longer has', async () => {
  const office = openOffice({ channels: ['mail'], missing: ['mail'] });
  await office.handle();
  await office.run();
  await office.run();
  expect(office.console).toHaveLength(1);
});

it('sends again, with the same id, what a crash cut off between sending and recording', async () => {
  const office = openOffice({ channels: ['mail'] });
  await office.handle();
  office.crashBeforeReceipt();
  await office.run();
  expect(office.sent('mail')).toHaveLength(1);
  office.clock.advance(2 * minuteMs - 1);
  await office.run();
  expect(office.sent('mail')).toHaveLength(1);
  office.clock.advance(1);
  await office.run();
  await office.run();
  expect(office.sent('mail').map(({ id }) => id)).toEqual([
    'case-flood/opened',
    'case-flood/opened',
  ]);
});

it('goes on retrying after a restart', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'huiying-notices-'));
  closing.push(() => rm(folder, { recursive: true }));
  const path = join(folder, 'huiying.db');
  const before = openOffice({ channels: ['mail'], path });
  before.reply('mail', again);
  await before.handle();
  await before.run();
  await before.database.close();
  const after = openOffice({ channels: ['mail'], path, clock: before.clock });
  after.clock.advance(9 * secondMs);
  await after.run();
  expect(after.sent('mail')).toEqual([]);
  after.clock.advance(secondMs);
  await after.run();
  expect(after.sent('mail')).toHaveLength(1);
});

interface OfficeSetup {
  channels?: string[];
  fallback?: string;
  /** Routed to, but not configured. */
  missing?: string[];
  path?: string;
  clock?: ManualClock;
}

/** A case, the stage, the real store, and channels that reply as a test plans. */
function openOffice(setup: OfficeSetup = {}) {
  const { channels = [], fallback = 'console', missing = [], path = ':memory:' } = setup;
  const clock = setup.clock ?? openManualClock();
  const database: Database = openDatabase(path);
  closing.push(() => database.close());
  const notices = openNoticeStore(database);
  const file = openFile();
  const consoleLines: string[] = [];
  const log = openKeptLogger();
  const names = [...channels, fallback].filter((name) => name !== 'console');
  const scripted = new Map(names.map((name) => [name, openScripted(name, clock)]));
  const on = (name: string) => {
    const channel = scripted.get(name);
    if (channel === undefined) throw new Error(`no channel ${name}`);
    return channel;
  };
  let receiptIsLost = false;
  const deps = {
    cases: { get: async () => file.case },
    notices: {
      ...notices,
      recordReceipt(...receipt: Parameters<NoticeStore['recordReceipt']>) {
        if (!receiptIsLost) return notices.recordReceipt(...receipt);
        receiptIsLost = false;
        return Promise.reject(new Error('killed'));
      },
    },
    notifier: openConsoleNotifier((line) => consoleLines.push(line), clock),
    channels: new Map([...scripted].filter(([name]) => !missing.includes(name))),
    routing: notificationRoutingSchema.parse({
      rules: channels.length === 0 ? [] : [{ channels }],
      fallback,
    }),
    clock,
    logger: log,
  };
  const stage = caseToEscalation(deps);
  const delivering = openNoticeDelivering(deps);
  return {
    file,
    database,
    notices,
    clock,
    log,
    delivering,
    console: consoleLines,
    /** Hands the stage the case's whole history. */
    handle: () =>
      stage.handle(
        file.history.map((event, index) => ({ caseId: file.case.id, sequence: index + 1, event })),
      ),
    async run() {
      await delivering.retryDueNotices();
      await delivering.settled();
    },
    sent: (name: string) => on(name).sent,
    tried: (name: string) => on(name).tried(),
    whenSent: (name: string) => on(name).nextSent(),
    reply: (name: string, reply: Reply) => on(name).planned.push(reply),
    replyAlways(name: string, reply: Reply) {
      on(name).planned.push(...Array.from({ length: 100 }, () => reply));
    },
    /** The next receipt is lost, as when the process ends before it is written. */
    crashBeforeReceipt() {
      receiptIsLost = true;
    },
  };
}

type Reply = DeliveryTrouble | 'hang';

function openScripted(channel: string, clock: ManualClock) {
  const planned: Reply[] = [];
  const sent: Notice[] = [];
  let tried = 0;
  let tell = () => {};
  let next = new Promise<void>((resolve) => (tell = resolve));
  const notifier: Notifier = {
    async send(notice) {
      tried += 1;
      const reply = planned.shift();
      if (reply === 'hang') return new Promise(() => {});
      if (reply) throw new NoticeUndelivered(`${channel}: HTTP 500: planned trouble`, reply);
      sent.push(notice);
      tell();
      return { channel, at: clock.now() };
    },
  };
  return {
    ...notifier,
    planned,
    sent,
    tried: () => tried,
    async nextSent() {
      await next;
      next = new Promise<void>((resolve) => (tell = resolve));
    },
  };
}
