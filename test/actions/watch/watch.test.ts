import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closeWatch, extendWatch } from '../../../src/actions/watch/change.ts';
import { openWatch, type OpenWatchDeps } from '../../../src/actions/watch/open.ts';
import { openDatabase } from '../../../src/adapters/sqlite/database.ts';
import { openSmallDocuments } from '../../../src/adapters/sqlite/small-documents.ts';
import { openWatchStore } from '../../../src/adapters/sqlite/watch-store.ts';
import { dayMs } from '../../../src/domain/time.ts';
import type { NewWatch } from '../../../src/domain/watch.ts';
import type { OfficeEvents } from '../../../src/ports/documents.ts';
import { topicFault } from '../../../src/understanding/topics/parse-topic.ts';
import { eight, people, sha256 } from '../../domain/case/office.ts';
import { openManualClock } from '../../support/manual-clock.ts';

const congress: NewWatch = {
  name: '省两会',
  kind: '两会',
  topic: '两会 且 文旅',
  from: eight,
  until: eight + 7 * dayMs,
  rule: { kind: 'open', priorities: ['P1'] },
};

let database: ReturnType<typeof openDatabase>;
let deps: OpenWatchDeps;
let audit: OfficeEvents;
beforeEach(() => {
  database = openDatabase(':memory:');
  const watches = openWatchStore(database);
  audit = openSmallDocuments(database).events;
  deps = { watches, clock: openManualClock(eight), hash: sha256, faultOf: topicFault };
});
afterEach(() => database.close());

async function opened() {
  const outcome = await openWatch(deps, people.coordinator, congress);
  if (outcome.kind === 'refused') throw new Error(outcome.message);
  return outcome;
}

describe('opening a special watch', () => {
  it('keeps one watch, however often the same is opened', async () => {
    expect((await opened()).kind).toBe('opened');
    expect((await opened()).kind).toBe('already-open');
    expect(await deps.watches.all(10)).toHaveLength(1);
  });

  it('is refused with the place of a mistake in its topic, and keeps nothing', async () => {
    const wrong = { ...congress, topic: '两会 且' };
    expect(await openWatch(deps, people.coordinator, wrong)).toMatchObject({
      reason: 'topic-wrong',
      message: expect.stringContaining('第5个字'),
    });
    expect(await deps.watches.all(10)).toEqual([]);
  });

  it('is not for everybody', async () => {
    expect(await openWatch(deps, people.publisher, congress)).toMatchObject({
      reason: 'not-permitted',
    });
    const { watch } = await opened();
    const change = { id: watch.id, expectedVersion: 1, reason: '结束' };
    expect(await closeWatch(deps, people.auditor, change)).toMatchObject({
      reason: 'not-permitted',
    });
  });
});

describe('changing a special watch', () => {
  it('lets one of two win who have seen the same version', async () => {
    const { watch } = await opened();
    const seen = { id: watch.id, expectedVersion: 1, reason: '会期延长' };
    const until = watch.until + dayMs;
    expect(await extendWatch(deps, people.analyst, { ...seen, until })).toMatchObject({
      kind: 'changed',
      watch: { until, version: 2 },
    });
    expect(await closeWatch(deps, people.officeHead, seen)).toEqual({
      kind: 'conflict',
      currentVersion: 2,
    });
  });

  it('ends it before its time', async () => {
    const { watch } = await opened();
    await closeWatch(deps, people.leader, { id: watch.id, expectedVersion: 1, reason: '会议闭幕' });
    expect(await deps.watches.on(eight)).toEqual([]);
  });

  it('names a watch that is not there', async () => {
    const input = { id: 'watch-none', expectedVersion: 1, reason: '结束' };
    expect(await closeWatch(deps, people.leader, input)).toMatchObject({ reason: 'watch-missing' });
  });
});

describe('the office’s audit of special watches', () => {
  it('tells each decision once, with what it changed and why', async () => {
    const { watch } = await opened();
    await opened();
    const until = watch.until + dayMs;
    const extended = { id: watch.id, expectedVersion: 1, reason: '会期延长', until };
    await extendWatch(deps, people.analyst, extended);
    await extendWatch(deps, people.secondAnalyst, extended);
    const closed = { id: watch.id, expectedVersion: 2, reason: '会议闭幕' };
    await closeWatch(deps, people.leader, closed);
    await closeWatch(deps, people.leader, { ...closed, expectedVersion: 3 });
    const subject = { subject: watch.id, subjectName: '省两会' };
    expect(await audit.list(9)).toMatchObject([
      { kind: 'watch-closed', by: { id: 'u-wei' }, ...subject, after: { reason: '会议闭幕' } },
      {
        kind: 'watch-extended',
        by: { id: 'u-lin' },
        ...subject,
        before: { until: '2026-11-27 08:00' },
        after: { until: '2026-11-28 08:00', reason: '会期延长' },
      },
      {
        kind: 'watch-opened',
        by: { id: 'u-qin' },
        ...subject,
        after: { topic: '两会 且 文旅', until: '2026-11-27 08:00', priorities: 'P1' },
      },
    ]);
    const [last] = await audit.list(1);
    expect(last).not.toHaveProperty('before');
  });

  it('tells nothing of what was refused', async () => {
    await openWatch(deps, people.publisher, congress);
    await openWatch(deps, people.coordinator, { ...congress, until: eight - 1 });
    expect(await audit.list(9)).toEqual([]);
  });
});
