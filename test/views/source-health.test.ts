import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/adapters/sqlite/database.ts';
import { openPageStore } from '../../src/adapters/sqlite/page-store.ts';
import { sourceSchema } from '../../src/domain/source.ts';
import { dayMs, hourMs, minuteMs } from '../../src/domain/time.ts';
import { sourceHealth, sourceHealthSchema } from '../../src/views/source-health.ts';

const now = Date.UTC(2026, 10, 20, 4);
const source = sourceSchema.parse({
  kind: 'rss',
  id: 'news',
  name: '石桥新闻',
  tier: 'local-media',
  url: 'http://news.example/rss',
  every: '1h',
});
const state = {
  sourceId: 'news',
  lastAttemptAt: now,
  consecutiveFailures: 0,
  itemsFound: 40,
  nextVisitAt: now - 3 * hourMs,
  lastSuccessAt: now - 4 * hourMs,
};

async function healthOf(kept: Partial<typeof state> & object) {
  const pages = openPageStore(openDatabase(':memory:'));
  await pages.putSource({ ...state, ...kept });
  const [health] = await sourceHealth({ pages, sources: [source] }, now);
  return sourceHealthSchema.parse(health);
}

describe('the health of a source', () => {
  it('is late by the time since its visit was due, once that exceeds its own rhythm', async () => {
    expect(await healthOf({})).toMatchObject({ status: 'late', lagMs: 3 * hourMs });
    const onTime = { nextVisitAt: now + minuteMs, lastSuccessAt: now - minuteMs };
    expect(await healthOf(onTime)).toMatchObject({ status: 'healthy', lagMs: 0 });
  });

  it('lags while it fails, however often it is tried', async () => {
    const failing = { consecutiveFailures: 4, nextVisitAt: now + minuteMs };
    expect(await healthOf(failing)).toMatchObject({ status: 'failing', lagMs: 3 * hourMs });
  });

  it('shows today beside what the weekday usually brings, and its alarms with their facts', async () => {
    const today = Math.floor((now + 8 * hourMs) / dayMs);
    const day = (ago: number, items: number) => ({
      day: today - ago,
      looks: 24,
      unchanged: 20,
      items,
    });
    const alarm = { kind: 'blocked' as const, since: now, facts: { reason: 'server: 403' } };
    const kept = { days: [day(14, 10), day(7, 14), day(0, 3)], alarms: [alarm] };
    expect(await healthOf(kept)).toMatchObject({
      itemsToday: 3,
      itemsUsually: 12,
      looksToday: 24,
      unchangedToday: 20,
      alarms: [alarm],
    });
  });
});
