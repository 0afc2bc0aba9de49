/** The topics of the flow, named after the nouns that they carry. */
export const itemsTopic = 'items';
export const taggedItemsTopic = 'tagged-items';
export const storiesTopic = 'stories';
/** What people decided of stories, by the shard of the story that loses items. */
export const storyDecisionsTopic = 'story-decisions';
export const caseEventsTopic = 'case-events';
/** What was done to the office's records as a whole, one line each; never read by a stage. */
export const auditTopic = 'audit';

/** What a stage could not handle goes here, with the reason. */
export function deadLetterTopic(stageName: string): string {
  return `dead-letter.${stageName}`;
}
