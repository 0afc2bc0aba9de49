import { expect } from 'vitest';
import type { Actor } from '../../../src/domain/actor.ts';
import { anchorOf } from '../../../src/domain/case/anchor.ts';
import type { Case } from '../../../src/domain/case/case.ts';
import type { Command } from '../../../src/domain/case/commands.ts';
import type { Decision } from '../../../src/domain/case/decide.ts';
import { isConcluded } from '../../../src/domain/case/decide/breaches.ts';
import { dueOf } from '../../../src/domain/case/due.ts';
import type { CaseEvent } from '../../../src/domain/case/events.ts';
import { nextFireAt } from '../../../src/domain/case/ladder.ts';
import { draftsInWork } from '../../../src/domain/case/publishing.ts';
import { isLive } from '../../../src/domain/case/stage.ts';
import { isEdge, rulesOf } from '../../../src/domain/case/transitions.ts';
import { permission } from '../../../src/domain/permission.ts';
import { isAtLeast } from '../../../src/domain/priority.ts';
import { calendar, type CaseFile } from './office.ts';

/** One command as it went: what stood before, what was answered, what stands after. */
export interface Step {
  before: Case;
  beforeText: string;
  actor: Actor;
  command: Command;
  decision: Decision;
  file: CaseFile;
}

/** Holds I1–I3, I6–I18 of DOMAIN.md against one step. */
export function checkStep(step: Step): void {
  const { before, beforeText, decision, file } = step;
  expect(JSON.stringify(before), 'I1: the decision leaves the case it was given alone').toBe(
    beforeText,
  );
  checkPermission(step);
  if (decision.kind === 'refused') {
    expect(file.case, 'I1: a refused command changes nothing').toBe(before);
    checkReason(step, decision.reason);
    return;
  }
  const { events } = decision;
  if (events.length === 0) return;
  expect(file.case.version, 'I2').toBe(before.version + 1);
  expect(
    events.every(({ version }) => version === file.case.version),
    'I2',
  ).toBe(true);
  checkStage(before, file.case);
  checkPublishing(before, events);
  checkClocks(step, file.case);
  checkFiring(step, events);
  checkBreaches(before, file.case);
  checkRectifications(file.case);
  checkEnd(file.case);
}

/** I11 over the whole history, and the document's bounds. */
export function checkHistory(file: CaseFile): void {
  const keys = file.history.flatMap((event) => (event.kind === 'step-fired' ? [event.key] : []));
  expect(new Set(keys).size, 'I11: each step key fires at most once').toBe(keys.length);
  expect(JSON.stringify(file.case).length, 'the document stays small').toBeLessThan(256 * 1024);
}

/** I18: what decide does is what the table says. */
function checkPermission({ before, actor, command, decision }: Step): void {
  const proposal = before.proposal?.content.kind;
  const may = actor.roles.some((role) => permission(role, before.stage, command.kind, proposal));
  const isRefusedByRole =
    decision.kind === 'refused' &&
    ['not-permitted', 'wrong-stage', 'case-exists'].includes(decision.reason);
  expect(isRefusedByRole, 'I18').toBe(!may);
  if (decision.kind === 'refused' && decision.reason === 'wrong-stage')
    expect(
      rulesOf(command.kind).some(({ from }) => from.includes(before.stage)),
      'I18',
    ).toBe(false);
}

/** The table names every reason for which a command can be refused. */
function checkReason({ before, command }: Step, reason: string): void {
  const generic = ['case-exists', 'wrong-stage', 'not-permitted', 'limit-reached'];
  const rows = rulesOf(command.kind).filter(({ from }) => from.includes(before.stage));
  const named = rows.flatMap(({ unless, severeOnly }) => [
    ...unless,
    ...(severeOnly ? ['severity-too-low'] : []),
  ]);
  expect([...generic, ...named], `${command.kind} in ${before.stage}`).toContain(reason);
}

function checkStage(before: Case, after: Case): void {
  if (after.stage !== before.stage) expect(isEdge(before.stage, after.stage), 'I1').toBe(true);
  const needsLead = ['会商', '研判', '回应', '评估', '归档'].includes(after.stage);
  if (needsLead) expect(after.lead, 'I3: exactly one lead after 收集').toBeDefined();
}

function checkPublishing(before: Case, events: readonly CaseEvent[]): void {
  for (const event of events) {
    if (event.kind !== 'publish-requested') continue;
    const draft = before.drafts.find(({ id }) => id === event.draftId)!;
    expect(event.draftHash, 'I6').toBe(draft.hash);
    const valid = draft.signatures.filter(({ draftHash }) => draftHash === draft.hash);
    for (const gate of ['政治关', '政策关', '保密关', '文字关'])
      expect(
        valid.some((signature) => signature.gate === gate),
        `I6: ${gate}`,
      ).toBe(true);
    for (const department of draft.coSigners)
      expect(
        valid.some((signature) => signature.department === department),
        'I6: 会签',
      ).toBe(true);
    const signers = new Set(valid.map(({ by }) => by.id));
    expect(signers.size, 'I6: two signers').toBeGreaterThanOrEqual(2);
    expect(
      draft.drafters.some(({ id }) => signers.has(id)),
      'I6: no drafter signs',
    ).toBe(false);
    expect(['主动公开', '依申请公开'], 'I7').toContain(draft.publicity?.attribute);
  }
}

function checkClocks({ before, command, file }: Step, after: Case): void {
  const level = after.severity?.level;
  if (isLive(after.stage) && level !== undefined && isAtLeast(level, '重大')) {
    const kinds = after.clocks
      .filter(({ cycle, state }) => cycle === after.cycle && state.kind !== 'cancelled')
      .map(({ kind }) => kind);
    const isWaived = after.conferences.some(
      ({ kind, cycle }) => kind === 'waived' && cycle === after.cycle,
    );
    for (const kind of isWaived ? ['C1', 'C5'] : ['C1', 'C2', 'C5'])
      expect(kinds, 'I8').toContain(kind);
  }
  for (const clock of after.clocks) {
    if (clock.state.kind !== 'running' || after.stage === '已合并') continue;
    const anchor = clock.anchoredBy === 'earliest' ? anchorOf(after) : clock.anchor;
    expect(clock.dueAt, 'I9').toBe(dueOf(clock.within, anchor, calendar).dueAt);
    const earlier = before.clocks.find(({ id }) => id === clock.id);
    if (earlier !== undefined && 'hours' in clock.within && command.kind !== 'release')
      expect(clock.dueAt, 'I10').toBeLessThanOrEqual(earlier.dueAt);
    if (earlier !== undefined && ['assign', 'unclaim'].includes(command.kind))
      expect(clock.dueAt, 'I15').toBe(earlier.dueAt);
  }
  if (command.kind === 'fire-due')
    expect(nextFireAt(after) ?? Infinity, 'I11: nothing due is left').toBeGreaterThan(file.now);
}

function checkFiring({ before }: Step, events: readonly CaseEvent[]): void {
  for (const event of events) {
    if (event.kind !== 'step-fired') continue;
    const clock = before.clocks.find(({ id }) => id === event.clockId);
    expect(isLive(before.stage) && clock?.state.kind === 'running', 'I12').toBe(true);
  }
}

function checkBreaches(before: Case, after: Case): void {
  for (const breach of before.breaches) {
    const kept = after.breaches.find(({ id }) => id === breach.id);
    const { clockId, dueAt, detectedAt } = breach;
    expect(kept, 'I13').toMatchObject({ clockId, dueAt, detectedAt });
  }
  for (const clock of after.clocks) {
    if (clock.state.kind !== 'stopped') continue;
    const isLate = after.breaches.some(
      ({ clockId, lateByMs }) => clockId === clock.id && lateByMs !== 0,
    );
    expect(isLate, `I14: ${clock.id}`).toBe(clock.state.at > clock.dueAt);
  }
}

/** What a department has put right is verified by somebody else. */
function checkRectifications({ breaches }: Case): void {
  for (const { conclusion } of breaches) {
    const { by, confirmed } = conclusion?.rectified ?? {};
    if (confirmed) expect(confirmed.by.id, 'verified by another').not.toBe(by?.id);
  }
}

function checkEnd(after: Case): void {
  if (after.stage !== '归档') return;
  expect(
    after.clocks.filter(({ state }) => state.kind === 'running'),
    'I17',
  ).toEqual([]);
  expect(after.breaches.every(isConcluded), 'I17').toBe(true);
  expect(draftsInWork(after), 'I17').toEqual([]);
  if (after.judgment?.dispositions.includes('D6')) {
    const receipt = after.handovers.some((handover) => handover.receipt !== undefined);
    expect(receipt || after.judgment.noReferralReason !== undefined, 'I16').toBe(true);
  }
}
