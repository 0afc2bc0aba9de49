import { z } from 'zod';
import { answerEventSchemas } from './events/answer.ts';
import { lifeEventSchemas } from './events/life.ts';
import { timeEventSchemas } from './events/time.ts';

/** Everything that can have happened to a case; its events in order are its state and its audit trail. */
export const caseEventSchema = z.discriminatedUnion('kind', [
  ...lifeEventSchemas,
  ...answerEventSchemas,
  ...timeEventSchemas,
]);
export type CaseEvent = z.infer<typeof caseEventSchema>;
export type CaseEventKind = CaseEvent['kind'];
/** One kind of event with its payload. */
export type CaseEventOf<K extends CaseEventKind> = Extract<CaseEvent, { kind: K }>;
