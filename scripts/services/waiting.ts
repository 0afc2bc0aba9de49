import { setTimeout as sleep } from 'node:timers/promises';
import {
  caseEventsTopic,
  itemsTopic,
  storiesTopic,
  storyDecisionsTopic,
  taggedItemsTopic,
} from '../../src/domain/topics.ts';
import type { Platform } from '../../src/platform/platform.ts';

const beforeOutbox = [
  ['item-to-tagged-item', itemsTopic],
  ['story-decision-to-story', storyDecisionsTopic],
  ['tagged-item-to-story', taggedItemsTopic],
  ['story-to-case', storiesTopic],
] as const;
const behindOutbox = [
  ['case-to-merge', caseEventsTopic],
  ['case-to-escalation', caseEventsTopic],
] as const;
/** The stages of the campaign's processes in the order of the flow, with what they read. */
export const stages = [...beforeOutbox, ...behindOutbox];

/** How much waits, by stage; under `outbox` what waits to be passed on, under `unanswered` why nobody could say. */
export type Waiting = Readonly<Record<string, number | string>>;

const lookEveryMs = 500;
/** Between two looks a record may go round from the outbox to a stage and, as another, back into the outbox. */
const emptyLooks = 3;

/** Waits until nothing waits at some looks in a row, at most for so long; gives what does then, `{}` for nothing. */
export async function settled(platform: Platform, withinMs: number): Promise<Waiting> {
  const startedAt = performance.now();
  for (let empty = 0; ; await sleep(lookEveryMs)) {
    const waiting = await waitingIn(platform);
    empty = Object.keys(waiting).length === 0 ? empty + 1 : 0;
    if (empty === emptyLooks || performance.now() - startedAt > withinMs) return waiting;
  }
}

/** One stage after another, down the flow: what moves on between two questions is met again further down. */
async function waitingIn({ log, cases }: Platform): Promise<Waiting> {
  const waiting: Record<string, number> = {};
  const note = (name: string, count: number) => {
    if (count > 0) waiting[name] = count;
  };
  try {
    for (const [name, topic] of beforeOutbox) note(name, await log.lag(topic, name));
    note('outbox', (await cases.outbox(10)).length);
    for (const [name, topic] of behindOutbox) note(name, await log.lag(topic, name));
    return waiting;
  } catch (error) {
    return { ...waiting, unanswered: error instanceof Error ? error.message : String(error) };
  }
}
