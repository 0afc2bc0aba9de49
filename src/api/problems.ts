import type { Actor } from '../domain/actor.ts';
import type { Case } from '../domain/case/case.ts';
import { commandsFor } from '../domain/permission.ts';
import type { Problem } from './errors.ts';

/** Refusals because something that the request names by its id is not there; any other is one of the rules. */
const nothingThere: ReadonlySet<string> = new Set([
  'account-missing',
  'breach-missing',
  'case-missing',
  'draft-missing',
  'duty-missing',
  'handover-missing',
  'policy-missing',
  'publication-missing',
  'source-missing',
  'story-missing',
  'watch-missing',
]);

/** Nothing has this id. `noun` is what people call the thing, e.g. `案件`. */
export function notFound(noun: string, id = ''): Problem {
  const detail = `没有编号为“${id}”的${noun}。`;
  return { type: 'not-found', status: 404, title: `没有此${noun}`, detail };
}

/** Somebody else was first. */
export function conflict(
  noun: string,
  { expected, current }: { expected: number; current: number },
): Problem {
  return {
    type: 'version-conflict',
    status: 409,
    title: `${noun}已被他人更新`,
    currentVersion: current,
    detail: `您看到的是第 ${expected} 版，现为第 ${current} 版，请载入后再试。`,
  };
}

/** What an action refused, with its reason as a stable word and what it says is missing. */
export function refused({
  reason,
  message,
  missing,
}: {
  reason: string;
  message: string;
  missing?: readonly unknown[];
}): Problem {
  const status = reason === 'not-permitted' ? 403 : nothingThere.has(reason) ? 404 : 422;
  const problem = { type: 'command-refused', status, title: '不能执行此操作', detail: message };
  return { ...problem, reason, ...(missing && missing.length > 0 && { missing }) };
}

/** What the person may do with a case as it stands: part of a refusal, so that it does not end in a riddle. */
export function allowedTo(
  { roles }: Pick<Actor, 'roles'>,
  { stage, proposal }: Pick<Case, 'stage' | 'proposal'>,
) {
  return { stage, allowed: commandsFor(roles, stage, proposal?.content.kind) };
}
