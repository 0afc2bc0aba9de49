import type { Actor } from '../../domain/actor.ts';
import type { WorkingCalendar } from '../../domain/calendar/working-calendar.ts';
import type { Case } from '../../domain/case/case.ts';
import type { Command } from '../../domain/case/commands.ts';
import { decide } from '../../domain/case/decide.ts';
import type { CaseEvent } from '../../domain/case/events.ts';
import { nextFireAt } from '../../domain/case/ladder.ts';
import { refuse, type Refused } from '../../domain/case/refusal.ts';
import type { Rubric } from '../../domain/evaluation/rubric.ts';
import type { PolicyProfile } from '../../domain/policy.ts';
import type { CaseStore } from '../../ports/case-store.ts';
import type { Clock } from '../../ports/clock.ts';

export interface ExecuteDeps {
  cases: CaseStore;
  clock: Clock;
  profile: PolicyProfile;
  calendar: WorkingCalendar;
  /** The ways of scoring that the office has chosen. */
  rubrics?: readonly Rubric[] | undefined;
  /** SHA-256 of a text in hex. */
  hash: (text: string) => string;
}

export interface ExecuteInput {
  caseId: string;
  command: Command;
  /** The version that the person has seen; absent: whatever stands now, tried again when it moves. */
  expectedVersion?: number | undefined;
}

export type Executed =
  | { kind: 'done'; case: Case; events: readonly CaseEvent[] }
  | Refused
  | { kind: 'conflict'; currentVersion: number }
  | { kind: 'not-found' };

/** Others may win this often before a command without an expected version gives up. */
const maxAttempts = 50;

/** Read, decide, save: one atomic write on one case, or none at all. Permission is decided with the rest. */
export async function applyCommand(
  deps: ExecuteDeps,
  actor: Actor,
  { caseId, command, expectedVersion }: ExecuteInput,
): Promise<Executed> {
  for (let attempt = 1; ; attempt += 1) {
    const current = await deps.cases.get(caseId);
    const version = current?.version ?? 0;
    if (current === undefined && command.kind !== 'open-case') return { kind: 'not-found' };
    if (expectedVersion !== undefined && expectedVersion !== version)
      return { kind: 'conflict', currentVersion: version };
    const elsewhere = await inAnotherLiveCase(deps.cases, caseId, storiesOf(command, current));
    if (elsewhere) return elsewhere;
    const done = await decideAndSave(deps, actor, { current, command });
    if (done !== 'conflict') return done;
    if (expectedVersion !== undefined || attempt >= maxAttempts) {
      const winner = await deps.cases.get(caseId);
      return { kind: 'conflict', currentVersion: winner?.version ?? version };
    }
  }
}

async function decideAndSave(
  { cases, clock, profile, calendar, rubrics, hash }: ExecuteDeps,
  actor: Actor,
  { current, command }: { current: Case | undefined; command: Command },
): Promise<Executed | 'conflict'> {
  const context = { actor, now: clock.now(), profile, calendar, rubrics, sha256: hash };
  const decision = decide(current, command, context);
  if (decision.kind === 'refused') return decision;
  const { events, after } = decision;
  if (events.length === 0) return { kind: 'done', case: after, events };
  const fireAt = nextFireAt(after);
  const saved = await cases.save({
    expectedVersion: current?.version ?? 0,
    after,
    events,
    ...(fireAt !== undefined && { nextFireAt: fireAt }),
    // events copy what they leave alone: the same list is an unchanged one
    keepsStories: after.storyIds === current?.storyIds,
  });
  return saved === 'conflict' ? 'conflict' : { kind: 'done', case: after, events };
}

/** The stories that the command would make this case answer for. */
function storiesOf(command: Command, current: Case | undefined): readonly string[] {
  if (command.kind === 'open-case') return command.storyIds;
  if (command.kind === 'add-items') return command.storyId === undefined ? [] : [command.storyId];
  const returns = command.kind === 'reopen' || command.kind === 'unmerge';
  return returns ? (current?.storyIds ?? []) : [];
}

/** Two live cases never answer for one story. */
async function inAnotherLiveCase(
  cases: CaseStore,
  caseId: string,
  storyIds: readonly string[],
): Promise<Refused | undefined> {
  for (const storyId of storyIds) {
    const other = await cases.liveCaseOf(storyId);
    if (other !== undefined && other.id !== caseId)
      return refuse(
        'story-in-live-case',
        `该事项已在${other.number}《${other.title}》中办理，请在该案件中办理，或先合并`,
      );
  }
  return undefined;
}
