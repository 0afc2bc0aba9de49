import { z } from 'zod';
import { verifyAudit } from '../../src/actions/audit/verify.ts';
import { checkClocks } from '../../src/actions/audit/check-clocks.ts';
import type { Case } from '../../src/domain/case/case.ts';
import { isLive } from '../../src/domain/case/stage.ts';
import type { Item } from '../../src/domain/item.ts';
import type { StoryDecision } from '../../src/domain/story-decision.ts';
import { secondMs, type Instant } from '../../src/domain/time.ts';
import { deadLetterTopic } from '../../src/domain/topics.ts';
import type { Platform } from '../../src/platform/platform.ts';
import type { Log } from '../../src/ports/log.ts';
import { stages, type Waiting } from './waiting.ts';

/** What an office shows once it has caught up. */
export interface Verdict {
  /** Acknowledged and gone. */
  lost: string[];
  /** There twice. */
  doubled: string[];
  broken: string[];
  /** Steps that were missed, doubled or early, and events of a time at which nothing was under way. */
  untimely: string[];
  /** Different messages among the dead letters, by stage and place. */
  parked: number;
  counts: { items: number; stories: number; merged: number; cases: number; fired: number };
  /** From the last append until nothing waited. */
  settledMs: number;
  /** What still waits, first when the office had had its time to settle, then after the verdict. */
  waiting: readonly Waiting[];
  /** How the broker sees the groups, where something waits. */
  standings: readonly string[];
}

const everything = 1_000_000;
const deadLetterSchema = z.object({ topic: z.string(), position: z.string() });

/** What was acknowledged. */
interface Acknowledged {
  items: readonly Item[];
  merges: readonly StoryDecision[];
}

/** Holds the office against what was acknowledged. */
export async function judge(
  platform: Platform,
  { items, merges }: Acknowledged,
  startedAt: Instant,
): Promise<Omit<Verdict, 'settledMs' | 'waiting' | 'standings'>> {
  const all = await platform.stories.recent(0, everything);
  const stories = all.filter(({ mergedInto }) => mergedInto === undefined);
  const merged = new Set(
    all.filter(({ mergedInto }) => mergedInto !== undefined).map(({ id }) => id),
  );
  const grouped = stories.flatMap(({ appearances }) => appearances.map(({ itemId }) => itemId));
  const cases = await platform.cases.all(everything);
  const held = cases.filter(({ stage }) => isLive(stage)).flatMap(({ storyIds }) => storyIds);
  const grave = stories.filter(({ severity }) => severity === '重大').map(({ id }) => id);
  const stored: string[] = [];
  for (const { id } of items) if (await platform.items.get(id)) stored.push(id);
  const ids = items.map(({ id }) => id);
  const audit = await verifyAudit(platform);
  const clocks = await checkClocks(platform);
  return {
    lost: [
      ...missing(ids, stored).map((id) => `item ${id}`),
      ...missing(ids, grouped).map((id) => `story of ${id}`),
      ...missing(grave, held).map((id) => `case of ${id}`),
      // one of two stories that another merge has taken first can not be merged any more
      ...merges
        .filter(({ storyId, into }) => !merged.has(storyId) && !merged.has(into))
        .map(({ storyId, into }) => `merge of ${storyId} into ${into}`),
    ],
    doubled: [
      ...repeated(grouped).map((id) => `story of ${id}`),
      ...repeated(held).map((id) => `case of ${id}`),
      ...repeated(cases.map(({ number }) => number)).map((number) => `number ${number}`),
    ],
    broken: audit.findings.map((finding) => JSON.stringify(finding)),
    untimely: [
      ...clocks.faults.map((fault) => JSON.stringify(fault)),
      ...(await outside(platform, cases, [startedAt, Date.now()])),
    ],
    parked: await parkedIn(platform.log),
    counts: {
      items: stored.length,
      stories: stories.length,
      merged: merged.size,
      cases: cases.length,
      fired: clocks.fired,
    },
  };
}

/** Events whose time lies outside, by more than a server's answer may take. */
async function outside(
  { cases }: Platform,
  among: readonly Pick<Case, 'id'>[],
  [from, to]: readonly [Instant, Instant],
): Promise<string[]> {
  const found: string[] = [];
  for (const { id } of among)
    for (const { event } of await cases.history(id))
      if (event.at < from - secondMs || event.at > to + secondMs)
        found.push(`${id}: ${event.kind} at ${event.at}, expected from ${from} to ${to}`);
  return found;
}

async function parkedIn(log: Log): Promise<number> {
  const places = new Set<string>();
  for (const [name] of stages) {
    const topic = deadLetterTopic(name);
    let left = await log.lag(topic, 'verdict');
    if (left === 0) continue;
    const stop = new AbortController();
    const options = { topic, group: 'verdict', batchSize: 100, signal: stop.signal };
    await log.consume(options, async (batch) => {
      for (const { value } of batch) {
        const letter = deadLetterSchema.parse(value);
        places.add(`${name} ${letter.topic} ${letter.position}`);
      }
      left -= batch.length;
      if (left <= 0) stop.abort();
    });
  }
  return places.size;
}

function missing(expected: readonly string[], found: readonly string[]): string[] {
  const there = new Set(found);
  return expected.filter((one) => !there.has(one));
}

function repeated(all: readonly string[]): string[] {
  const seen = new Set<string>();
  return all.filter((one) => seen.has(one) || (seen.add(one), false));
}
