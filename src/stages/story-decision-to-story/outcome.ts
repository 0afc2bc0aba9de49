import type { StoryDecision } from '../../domain/story-decision.ts';
import type { Story } from '../../domain/story.ts';

/** Two stories as they were read before a decision on them; the second may not be there. */
export interface Pair {
  story: Story;
  into: Story | undefined;
}

/** The stories as they are after it; `refused` where another copy has written one of them since it was read. */
export type Outcome = Story[] | 'refused';

/** Whether the story knows of the decision: then it was carried out there. */
export function isDone({ decisions = [] }: Story, { id }: StoryDecision): boolean {
  return decisions.some((one) => one.id === id);
}
