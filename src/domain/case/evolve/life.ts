import type { z } from 'zod';
import type { Case } from '../case.ts';
import type { CaseEventOf } from '../events.ts';
import type { lifeEventSchemas } from '../events/life.ts';
import { evolveConsultation } from './consultation.ts';
import { evolveMerge } from './merge.ts';

type OpenedEvent = CaseEventOf<'case-opened'>;
/** What happens to a case from 收集 to 研判, and its moves. */
export type LifeEvent = Exclude<z.infer<(typeof lifeEventSchemas)[number]>, OpenedEvent>;

/** The case as it begins. */
export function opened(event: OpenedEvent): Case {
  const { kind: _, version, at, by, role: __, severity, ...given } = event;
  return {
    ...given,
    version,
    stage: '收集',
    stageSince: at,
    cycle: 1,
    ...(severity !== undefined && { severity: { level: severity, provisional: true } }),
    graveImpact: false,
    openedAt: at,
    openedBy: by,
    updatedAt: at,
    coDepartments: [],
    fastTracked: false,
    consultationOwed: false,
    consultations: [],
    closedDispositions: [],
    drafts: [],
    publications: [],
    conferences: [],
    upwardReports: [],
    handovers: [],
    duties: [],
    clocks: [],
    breaches: [],
    praises: [],
    evaluations: [],
    absorbed: [],
  };
}

/** Applies an event of the case's life. */
export function evolveLife(current: Case, event: LifeEvent): Case {
  switch (event.kind) {
    case 'items-added':
      return itemsAdded(current, event);
    case 'items-removed':
      return {
        ...current,
        itemIds: current.itemIds.filter((itemId) => !event.itemIds.includes(itemId)),
        unlinkedIds: [...new Set([...(current.unlinkedIds ?? []), ...event.itemIds])],
      };
    case 'priorities-set':
      return { ...current, priorities: event.priorities };
    case 'severity-set':
      return {
        ...current,
        severity: { level: event.level, provisional: event.provisional },
        graveImpact: event.graveImpact,
      };
    case 'times-corrected':
      return {
        ...current,
        ...(event.occurredAt !== undefined && { occurredAt: event.occurredAt }),
        ...(event.firstPublicAt !== undefined && { firstPublicAt: event.firstPublicAt }),
      };
    case 'assigned':
      return {
        ...current,
        assignee: {
          person: event.assignee,
          ...(event.department !== undefined && { department: event.department }),
          number: (current.assignee?.number ?? current.assignmentsBefore ?? 0) + 1,
          assignedAt: event.at,
        },
      };
    case 'claimed':
      return current.assignee === undefined
        ? current
        : { ...current, assignee: { ...current.assignee, claimedAt: event.at } };
    case 'unclaimed':
      return unclaimed(current);
    case 'lead-set':
      return { ...current, lead: event.lead, coDepartments: event.coDepartments };
    case 'stage-moved':
      return moved(current, event);
    case 'fast-tracked':
      return { ...current, fastTracked: true, consultationOwed: true };
    case 'proposed':
      return {
        ...current,
        proposal: { by: event.by, role: event.role, at: event.at, content: event.content },
      };
    case 'proposal-declined':
      return withoutProposal(current);
    case 'determined':
      return { ...current, judgment: event.judgment };
    case 'dismissed':
      return {
        ...current,
        dismissal: { reason: event.reason, by: event.proposer, second: event.by },
      };
    case 'reopened':
      return reopened(current, event);
    case 'consultation-started':
    case 'consultation-answered':
    case 'reply-expired':
    case 'reply-waived':
    case 'consultation-closed':
      return evolveConsultation(current, event);
    case 'merge-reserved':
    case 'merged':
    case 'absorbed':
    case 'unmerged':
    case 'released':
      return evolveMerge(current, event);
  }
}

function unclaimed({ assignee, ...rest }: Case): Case {
  return { ...rest, ...(assignee && { assignmentsBefore: assignee.number }) };
}

/** Items of an absorbed case's story are booked with it, so that an unmerge gives them back too. */
function itemsAdded(current: Case, event: CaseEventOf<'items-added'>): Case {
  const storyIds = [...current.storyIds, ...event.storyIds];
  const { unlinkedIds } = current;
  return {
    ...current,
    ...(unlinkedIds && {
      unlinkedIds: unlinkedIds.filter((itemId) => !event.itemIds.includes(itemId)),
    }),
    itemIds: [...current.itemIds, ...event.itemIds],
    storyIds: [...new Set(storyIds)],
    absorbed: current.absorbed.map((entry) =>
      entry.state === 'absorbed' &&
      event.ofStory !== undefined &&
      entry.storyIds.includes(event.ofStory)
        ? { ...entry, itemIds: [...entry.itemIds, ...event.itemIds] }
        : entry,
    ),
  };
}

/** A proposal belongs to the stage that it was made in. */
function moved(current: Case, { from, to, at }: CaseEventOf<'stage-moved'>): Case {
  const { beforeMerge, ...rest } = withoutProposal(current);
  return {
    ...rest,
    stage: to,
    stageSince: from === '已合并' ? (beforeMerge?.since ?? at) : at,
    ...(to === '已合并' && { beforeMerge: { stage: from, since: current.stageSince } }),
  };
}

function withoutProposal(current: Case): Case {
  const { proposal: _, ...rest } = current;
  return rest;
}

/** The new cycle starts with an empty judgment; publications, evaluations and breaches stay as they were. */
function reopened(current: Case, event: CaseEventOf<'reopened'>): Case {
  const { judgment: _, handlingEndedAt: __, ...rest } = current;
  return {
    ...rest,
    cycle: current.cycle + 1,
    reopenedFrom: event.anchor,
    fastTracked: false,
    closedDispositions: [],
    ...(event.itemId !== undefined &&
      !current.itemIds.includes(event.itemId) && { itemIds: [...current.itemIds, event.itemId] }),
  };
}
