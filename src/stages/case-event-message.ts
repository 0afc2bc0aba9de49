import { z } from 'zod';
import { caseEventSchema } from '../domain/case/events.ts';
import { caseEventsTopic } from '../domain/topics.ts';
import { parseMessage } from './parse-message.ts';

const messageSchema = z.strictObject({
  caseId: z.string(),
  sequence: z.number().int(),
  event: caseEventSchema,
});
/** What happened to a case, as the topic `case-events` carries it. */
export type CaseEventMessage = z.infer<typeof messageSchema>;

/** Throws AppError `message-invalid`. */
export function parseCaseEvent(value: unknown): CaseEventMessage {
  return parseMessage(messageSchema, caseEventsTopic, value);
}
