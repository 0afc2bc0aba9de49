import type { Case } from './case.ts';
import type { CaseEvent } from './events.ts';
import { answerEventSchemas } from './events/answer.ts';
import { lifeEventSchemas } from './events/life.ts';
import { evolveAnswer, type AnswerEvent } from './evolve/answer.ts';
import { evolveLife, opened, type LifeEvent } from './evolve/life.ts';
import { evolveTime } from './evolve/time.ts';

const lifeKinds = new Set<string>(lifeEventSchemas.map((schema) => schema.shape.kind.value));
const answerKinds = new Set<string>(answerEventSchemas.map((schema) => schema.shape.kind.value));

/** The case after one more event. Throws on a history that does not begin with `case-opened`. */
export function evolve(current: Case | undefined, event: CaseEvent): Case {
  if (event.kind === 'case-opened') return opened(event);
  if (current === undefined)
    throw new RangeError(`history begins with "${event.kind}", expected "case-opened"`);
  return { ...apply(current, event), version: event.version, updatedAt: event.at };
}

/** The case after its events in order; `undefined` after none. */
export function replay(events: readonly CaseEvent[], from?: Case): Case | undefined {
  return events.reduce<Case | undefined>(evolve, from);
}

function apply(current: Case, event: Exclude<CaseEvent, { kind: 'case-opened' }>): Case {
  if (isLife(event)) return evolveLife(current, event);
  if (isAnswer(event)) return evolveAnswer(current, event);
  return evolveTime(current, event);
}

function isLife(event: CaseEvent): event is LifeEvent {
  return lifeKinds.has(event.kind);
}

function isAnswer(event: CaseEvent): event is AnswerEvent {
  return answerKinds.has(event.kind);
}
