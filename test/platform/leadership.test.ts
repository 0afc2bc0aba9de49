import { expect, it } from 'vitest';
import { openDatabase } from '../../src/adapters/sqlite/database.ts';
import { openSmallDocuments } from '../../src/adapters/sqlite/small-documents.ts';
import { openLeadership } from '../../src/platform/leadership.ts';
import { openManualClock } from '../support/manual-clock.ts';

const kept = { forMs: 15_000, isKept: true };
const contended = { forMs: 15_000, isKept: false };

function openTwo() {
  const { leases } = openSmallDocuments(openDatabase(':memory:'));
  const clock = openManualClock();
  return {
    clock,
    first: openLeadership(leases, clock, 'first'),
    second: openLeadership(leases, clock, 'second'),
  };
}

it('lets one process lead, as long as it goes on asking', async () => {
  const { clock, first, second } = openTwo();
  for (let round = 0; round < 10; round += 1) {
    expect(await first.leads('fire-due', kept)).toBe(true);
    expect(await second.leads('fire-due', kept)).toBe(false);
    clock.advance(5_000);
  }
});

it('lets another go on where one has died', async () => {
  const { clock, first, second } = openTwo();
  await first.leads('fire-due', kept);
  clock.advance(14_999);
  expect(await second.leads('fire-due', kept)).toBe(false);
  clock.advance(1);
  expect(await second.leads('fire-due', kept)).toBe(true);
  expect(await first.leads('fire-due', kept)).toBe(false);
});

it('has one winner when many ask at once', async () => {
  const { leases } = openSmallDocuments(openDatabase(':memory:'));
  const clock = openManualClock();
  const all = Array.from({ length: 20 }, (_, at) => openLeadership(leases, clock, `process-${at}`));
  const answers = await Promise.all(all.map(({ leads }) => leads('checkpoint', kept)));
  expect(answers.filter((isLeading) => isLeading)).toHaveLength(1);
});

it('contends anew for what is not kept', async () => {
  const { clock, first, second } = openTwo();
  expect(await first.leads('crawl www.example', contended)).toBe(true);
  clock.advance(10_000);
  expect(await first.leads('crawl www.example', contended)).toBe(true);
  clock.advance(5_000);
  expect(await second.leads('crawl www.example', contended)).toBe(true);
  expect(await first.leads('crawl www.example', contended)).toBe(false);
});

it('keeps pieces of work apart', async () => {
  const { first, second } = openTwo();
  await first.leads('fire-due', kept);
  expect(await second.leads('relay-outbox', kept)).toBe(true);
});
