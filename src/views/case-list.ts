import type { Case } from '../domain/case/case.ts';
import type { CaseClock } from '../domain/case/deadline.ts';
import { isLive } from '../domain/case/stage.ts';
import { isAtLeast } from '../domain/priority.ts';
import { plainWords } from './contains-words.ts';
import { countedCase, type CountedCase } from './counted-case.ts';
import { newestFirst, type ListedCase } from './queue-row.ts';

/** The cases of the office in memory, each in the latest version that was put. */
export interface CaseList {
  /** Keeps this version, unless a later one is known. */
  put(one: Case): void;
  /** Which version is kept; 0 for a case that is not known. */
  versionOf(id: string): number;
  get(id: string): ListedCase | undefined;
  all(): readonly ListedCase[];
  /** What figures are counted from, the cases opened last first. */
  counted(): readonly CountedCase[];
}

/** An empty list. */
export function openCaseList(): CaseList {
  const byId = new Map<string, ListedCase>();
  let inOrder: readonly ListedCase[] | undefined;
  let figures: readonly CountedCase[] | undefined;
  const versionOf = (id: string) => byId.get(id)?.fixed.version ?? 0;
  const all = () => (inOrder ??= [...byId.values()]);
  return {
    put(one) {
      if (one.version < versionOf(one.id)) return;
      byId.set(one.id, listed(one));
      inOrder = undefined;
      figures = undefined;
    },
    versionOf,
    get: (id) => byId.get(id),
    all,
    counted: () => (figures ??= [...all()].sort(newestFirst).map((one) => one.counted)),
  };
}

function listed(one: Case): ListedCase {
  const running = runningClocks(one).sort(byWeight);
  return {
    fixed: {
      id: one.id,
      number: one.number,
      version: one.version,
      title: one.title,
      otherClocks: Math.max(0, running.length - 1),
      priorities: one.priorities,
      ...(one.severity ? { severity: one.severity } : {}),
      stage: one.stage,
      ...(one.lead ? { leadDepartment: one.lead.department.name } : {}),
      ...(one.assignee ? { assignee: one.assignee.person.name } : {}),
      ...(one.proposal ? { proposal: one.proposal.content.kind } : {}),
      openedAt: one.openedAt,
    },
    counted: countedCase(one),
    updatedAt: one.updatedAt,
    storyIds: one.storyIds,
    mergedInto: one.mergedInto,
    clock: running[0],
    isLive: isLive(one.stage),
    isGrave: one.severity !== undefined && isAtLeast(one.severity.level, '重大'),
    isClaimed: one.assignee?.claimedAt !== undefined,
    assigneeId: one.assignee?.person.id,
    openingRule: one.openingRule,
    asked: isLive(one.stage) ? askedDepartments(one) : [],
    words: plainWords(`${one.number} ${one.title}`),
  };
}

/** Those of a merged case stand still: the other one keeps the time. */
function runningClocks({ stage, clocks }: Case): CaseClock[] {
  return stage === '已合并' ? [] : clocks.filter(({ state }) => state.kind === 'running');
}

/** Deadlines of the law before those of the house, then the nearest. */
function byWeight(a: CaseClock, b: CaseClock): number {
  if (a.basis !== b.basis) return a.basis === 'statutory' ? -1 : 1;
  return a.dueAt - b.dueAt;
}

function askedDepartments({ consultations }: Case): string[] {
  return consultations
    .filter(({ closed }) => !closed)
    .flatMap(({ invitees }) => invitees.filter(({ reply }) => reply.kind === 'awaited'))
    .map(({ department }) => department.id);
}
