import { withVersion } from '../domain/message-version.ts';
import {
  caseEventsTopic,
  itemsTopic,
  storiesTopic,
  storyDecisionsTopic,
  taggedItemsTopic,
} from '../domain/topics.ts';
import type { Log } from '../ports/log.ts';

const flowTopics: ReadonlySet<string> = new Set([
  itemsTopic,
  taggedItemsTopic,
  storiesTopic,
  storyDecisionsTopic,
  caseEventsTopic,
]);

/** The same log; each message of the flow says its version, which src/stages/parse-message.ts reads. */
export function withVersions(log: Log): Log {
  return {
    ...log,
    append: (records) =>
      log.append(
        records.map((record) =>
          flowTopics.has(record.topic) ? { ...record, value: withVersion(record.value) } : record,
        ),
      ),
  };
}
