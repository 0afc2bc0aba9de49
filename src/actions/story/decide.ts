import type { StoryRefused } from '../../domain/story-by-hand.ts';
import type { StoryDecision } from '../../domain/story-decision.ts';
import { storyDecisionsTopic } from '../../domain/topics.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { Logger } from '../../ports/logger.ts';
import type { StoryStore } from '../../ports/story-store.ts';

export interface StoryDecisionDeps {
  stories: Pick<StoryStore, 'get'>;
  log: Pick<Log, 'append'>;
  clock: Pick<Clock, 'now'>;
  logger: Pick<Logger, 'info'>;
  /** SHA-256 in hex. */
  hash(text: string): string;
}

/** Decided: the stories follow as soon as the flow has carried it out. */
export type StoryDecided = { kind: 'decided'; decision: StoryDecision } | StoryRefused;

/** All decisions keep one order: of two that contradict each other, the later finds what the first has made. */
const key = 'office';

/** Appends the decision to the flow, where it is kept for good. */
export async function keepDecision(
  { log, logger }: StoryDecisionDeps,
  decision: StoryDecision,
): Promise<StoryDecided> {
  await log.append([{ topic: storyDecisionsTopic, key, value: decision }]);
  const { kind, storyId, into, by } = decision;
  logger.info('story decided', { kind, storyId, into, by: by.id, decision: decision.id });
  return { kind: 'decided', decision };
}
