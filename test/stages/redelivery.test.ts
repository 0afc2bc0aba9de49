import { array, assert, asyncProperty, nat, shuffledSubarray, tuple } from 'fast-check';
import { expect, it } from 'vitest';
import { fireDue } from '../../src/actions/case/fire-due.ts';
import { openDatabase } from '../../src/adapters/sqlite/database.ts';
import { openNoticeStore } from '../../src/adapters/sqlite/notice-store.ts';
import { anchorOf } from '../../src/domain/case/anchor.ts';
import type { Story } from '../../src/domain/story.ts';
import { hourMs } from '../../src/domain/time.ts';
import type { Notifier } from '../../src/ports/notifier.ts';
import { isNoteworthy } from '../../src/stages/case-to-escalation/notice-of.ts';
import { caseToEscalation } from '../../src/stages/case-to-escalation.ts';
import { storyToCase } from '../../src/stages/story-to-case.ts';
import { openDesk, storyOf } from '../actions/case/desk.ts';
import { eight, hours } from '../domain/case/office.ts';
import { openKeptLogger } from '../support/kept-logger.ts';

/** Three stories in the order of their topic: each grows, turns out to be older, and one turns out to be grave. */
const topic: readonly Story[] = ['flood', 'rain', 'smog'].flatMap((id) => {
  const first = storyOf(id);
  const more = (count: number) =>
    Array.from({ length: count }, (_, n) => ({
      ...first.appearances[0]!,
      itemId: `${id}-more-${n}`,
    }));
  const later = { appearances: [...first.appearances, ...more(1)], firstPublicAt: eight - hourMs };
  const grown = { ...later, appearances: [...first.appearances, ...more(3)] };
  return [
    first,
    { ...first, ...later, version: 2 },
    { ...first, ...grown, version: 3, ...(id === 'rain' && { severity: '重大' as const }) },
  ];
});

/** A prefix of so many messages as a broker may bring it: in any order, any of it again. */
const anyPrefix = nat(topic.length).chain((length) => {
  const places = Array.from({ length }, (_, place) => place);
  return tuple(
    shuffledSubarray(places, { minLength: length }),
    length === 0 ? array(nat(0), { maxLength: 0 }) : array(nat(length - 1), { maxLength: 6 }),
  ).map(([all, again]) => [...all, ...again]);
});

async function casesAfter(feed: readonly Story[]) {
  const desk = openDesk();
  const stage = storyToCase(desk.deps);
  for (const story of feed) await stage.handle([story]);
  const cases = await desk.cases.all(100);
  await desk.close();
  return cases
    .map((current) => ({
      id: current.id,
      stories: current.storyIds,
      items: current.itemIds.toSorted(),
      severity: current.severity?.level,
      anchor: anchorOf(current),
      clocks: current.clocks
        .filter(({ state }) => state.kind === 'running')
        .map(({ kind, dueAt }) => `${kind} ${dueAt}`)
        .sort(),
    }))
    .sort((a, b) => a.id.localeCompare(b.id));
}

it('makes the same cases of stories whatever prefix came twice or out of order (I22)', async () => {
  const once = await casesAfter(topic);
  expect(once).toHaveLength(3);
  await assert(
    asyncProperty(anyPrefix, async (places) => {
      const prefix = places.flatMap((place) => topic[place] ?? []);
      expect(await casesAfter([...prefix, ...topic])).toEqual(once);
    }),
    { numRuns: 60 },
  );
}, 60_000);

it('tells of each step once whatever prefix came twice or out of order (I22)', async () => {
  const desk = openDesk();
  await storyToCase(desk.deps).handle(topic);
  desk.clock.advance(hours(47));
  await fireDue(desk.deps);
  const events = await desk.cases.outbox(1000);
  const noteworthy = events.filter(({ event }) => isNoteworthy(event));
  expect(noteworthy.length).toBeGreaterThan(6);

  await assert(
    asyncProperty(
      shuffledSubarray(events, { minLength: events.length }),
      nat(events.length),
      async (shuffled, length) => {
        const database = openDatabase(':memory:');
        const told: string[] = [];
        const notifier: Notifier = {
          async send({ id }) {
            told.push(id);
            return { channel: 'console', at: desk.clock.now() };
          },
        };
        const notices = openNoticeStore(database);
        const logger = openKeptLogger();
        const stage = caseToEscalation({ ...desk.deps, notices, notifier, logger });
        await stage.handle(shuffled.slice(0, length));
        await stage.handle(events);
        await stage.handle(shuffled);
        expect(told).toHaveLength(noteworthy.length);
        expect(new Set(told).size).toBe(noteworthy.length);
        await database.close();
      },
    ),
    { numRuns: 30 },
  );
  await desk.close();
}, 60_000);
