/** The topics of the flow, named after the nouns that they carry. */
export const itemsTopic = 'items';
export const taggedItemsTopic = 'tagged-items';
export const storiesTopic = 'stories';
export const caseEventsTopic = 'case-events';
