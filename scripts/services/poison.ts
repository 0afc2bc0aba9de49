import { messageVersion } from '../../src/domain/message-version.ts';
import {
  caseEventsTopic,
  itemsTopic,
  storiesTopic,
  taggedItemsTopic,
} from '../../src/domain/topics.ts';
import type { Log } from '../../src/ports/log.ts';

const topics = [itemsTopic, taggedItemsTopic, storiesTopic, caseEventsTopic];
/** No message, and one of a program that does not exist yet. */
const values = ['no message', { schemaVersion: messageVersion + 1, headline: '新' }];

/** Dead letters that come of it: the case events are read by two stages of this flow. */
export const poisoned = values.length * (topics.length - 1) + values.length * 2;

/** Puts onto every topic of the flow what no stage can read. */
export async function poison(log: Log): Promise<void> {
  await log.append(
    topics.flatMap((topic) => values.map((value) => ({ topic, key: 'poison', value }))),
  );
}
