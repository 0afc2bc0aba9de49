import {
  caseEventsTopic,
  itemsTopic,
  storiesTopic,
  storyDecisionsTopic,
  taggedItemsTopic,
  auditTopic,
  deadLetterTopic,
} from '../../domain/topics.ts';
import type { Log, LogRecord } from '../../ports/log.ts';

/** Who reads what in the flow: the stages of src/pipeline.ts with their topics. */
export const readers = [
  { topic: itemsTopic, group: 'item-to-tagged-item' },
  { topic: taggedItemsTopic, group: 'tagged-item-to-story' },
  { topic: storyDecisionsTopic, group: 'story-decision-to-story' },
  { topic: storiesTopic, group: 'story-to-case' },
  { topic: caseEventsTopic, group: 'case-to-merge' },
  { topic: caseEventsTopic, group: 'case-to-publication' },
  { topic: caseEventsTopic, group: 'case-to-escalation' },
] as const;

/** What no stage reads and nobody may lose: moved whole, by a group of its own. */
const kept = [auditTopic, ...new Set(readers.map(({ group }) => deadLetterTopic(group)))].map(
  (topic) => ({ topic, group: 'moving-house' }),
);

const batchSize = 200;

/** Records that somebody has yet to read, counted for each reader. */
export async function inFlight(log: Log): Promise<number> {
  let records = 0;
  for (const { topic, group } of [...readers, ...kept]) records += await log.lag(topic, group);
  return records;
}

/**
 * Passes every record that a reader of the old log has not committed to the new log, where all readers begin at the
 * start, and then commits it in the old one. So each record is in flight in one of the two at any time; stopped in
 * between, some come twice, which every stage bears. Returns how many were passed on.
 */
export async function handOverLog(
  { from, to }: { from: Log; to: Log },
  signal: AbortSignal,
): Promise<number> {
  const passed = new Set<string>();
  for (const reader of [...readers, ...kept]) {
    await drain(from, reader, signal, async (batch) => {
      const fresh = batch.filter((record) => !passed.has(placeOf(record)));
      await to.append(fresh.map(({ topic, key, value }) => ({ topic, key, value })));
      for (const record of fresh) passed.add(placeOf(record));
    });
  }
  return passed.size;
}

/** Hands over what the reader has not committed, and commits it. */
async function drain(
  log: Log,
  { topic, group }: { topic: string; group: string },
  signal: AbortSignal,
  pass: (batch: readonly LogRecord[]) => Promise<void>,
): Promise<void> {
  while (!signal.aborted && (await log.lag(topic, group)) > 0) {
    const enough = new AbortController();
    await log.consume({ topic, group, batchSize, signal: enough.signal }, async (batch) => {
      await pass(batch);
      enough.abort();
    });
  }
}

function placeOf({ topic, position }: LogRecord): string {
  return `${topic} ${position}`;
}
