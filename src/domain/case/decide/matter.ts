import { severities } from '../../priority.ts';
import { anchorOf } from '../anchor.ts';
import type { Case } from '../case.ts';
import type { CommandOf } from '../commands.ts';
import type { ActingContext, Fact, Outcome } from '../context.ts';
import { refuse } from '../refusal.ts';
import { checkLimit, checkLowering, checkTime, firstRefusal, move } from './checks.ts';

/** Links beyond this stay with their story: a case stays below 256 KB. */
const maxItems = 1500;

/** T1: a matter becomes a case. */
export function openCase(command: CommandOf<'open-case'>, context: ActingContext): Outcome {
  const { now, profile } = context;
  const refused = firstRefusal(
    checkTime('发生时间', command.occurredAt, now),
    checkTime('首次公开时间', command.firstPublicAt, now),
    checkTime('发现时间', command.discoveredAt, now),
  );
  if (refused) return refused;
  const itemIds = [...new Set(command.itemIds)].slice(0, maxItems);
  return [
    {
      ...command,
      kind: 'case-opened',
      itemIds,
      profileId: profile.id,
      profileVersion: profile.version,
    },
  ];
}

/** New items of the matter; known ones are passed over, so that it may be told twice. */
export function addItems(
  current: Case,
  command: CommandOf<'add-items'>,
  { now, role }: ActingContext,
): Outcome {
  const refused = checkTime('首次公开时间', command.firstPublicAt, now);
  if (refused) return refused;
  // the story keeps what a person has taken out of its case, and tells of it again as it grows
  const isLeftOut = (id: string) => role === 'system' && current.unlinkedIds?.includes(id) === true;
  const room = maxItems - current.itemIds.length;
  const itemIds = [...new Set(command.itemIds)]
    .filter((id) => !current.itemIds.includes(id) && !isLeftOut(id))
    .slice(0, Math.max(0, room));
  const { storyId, firstPublicAt } = command;
  const storyIds = storyId !== undefined && !current.storyIds.includes(storyId) ? [storyId] : [];
  const added: Fact[] =
    itemIds.length + storyIds.length === 0
      ? []
      : [
          {
            kind: 'items-added',
            itemIds,
            storyIds,
            ...(storyId !== undefined && { ofStory: storyId }),
          },
        ];
  const isEarlier = firstPublicAt !== undefined && firstPublicAt < current.firstPublicAt;
  return isEarlier
    ? [...added, { kind: 'times-corrected', firstPublicAt, reason: '新关联的条目公开时间更早' }]
    : added;
}

/** Takes items out that do not belong to the matter; one must stay. */
export function removeItems(current: Case, command: CommandOf<'remove-items'>): Outcome {
  const itemIds = current.itemIds.filter((id) => command.itemIds.includes(id));
  if (itemIds.length === current.itemIds.length)
    return refuse('items-missing', '案件至少须保留一条关联信息；如不应立案，请提出不予立案');
  return itemIds.length === 0 ? [] : [{ kind: 'items-removed', itemIds, reason: command.reason }];
}

/** A person's correction of the tags' priorities. */
export function setPriorities(current: Case, command: CommandOf<'set-priorities'>): Outcome {
  const priorities = [...new Set(command.priorities)].sort();
  return priorities.join() === current.priorities.join()
    ? []
    : [{ kind: 'priorities-set', priorities }];
}

/** Up is open to all who judge; down is a leader's word with a reason. The program only suggests, upwards. */
export function setSeverity(
  current: Case,
  command: CommandOf<'set-severity'>,
  context: ActingContext,
): Outcome {
  const { level, confirmed, graveImpact = current.graveImpact, reason } = command;
  const from = current.severity?.level;
  const isLower =
    (from !== undefined && severities.indexOf(level) > severities.indexOf(from)) ||
    (current.graveImpact && !graveImpact);
  const refused = firstRefusal(
    checkLowering(current, level, context),
    isLower &&
      context.role !== 'leader' &&
      context.role !== 'principal' &&
      refuse('severity-lowered', '撤销“人员伤亡或社会影响较大”的认定须由分管领导决定并说明理由'),
    isLower && reason === undefined && refuse('reason-missing', '降低等级必须写明理由'),
  );
  if (refused) return refused;
  const isSystem = context.role === 'system';
  const provisional = isSystem || !confirmed;
  // the program suggests only: what a person has confirmed is not its to change
  if (isSystem && current.severity?.provisional === false) return [];
  if (
    from === level &&
    current.severity?.provisional === provisional &&
    current.graveImpact === graveImpact
  )
    return [];
  return [
    {
      kind: 'severity-set',
      ...(from !== undefined && { from }),
      level,
      provisional,
      graveImpact,
      ...(reason !== undefined && { reason }),
    },
  ];
}

/** Times may only be found to be earlier: no correction buys time. */
export function correctTimes(
  current: Case,
  command: CommandOf<'correct-times'>,
  { now }: ActingContext,
): Outcome {
  const { occurredAt, firstPublicAt, reason } = command;
  const isLater =
    (occurredAt !== undefined &&
      current.occurredAt !== undefined &&
      occurredAt > current.occurredAt) ||
    (firstPublicAt !== undefined && firstPublicAt > current.firstPublicAt);
  const refused = firstRefusal(
    checkTime('发生时间', occurredAt, now),
    checkTime('首次公开时间', firstPublicAt, now),
    isLater &&
      refuse(
        'time-impossible',
        '起算时间只能更正为更早；时限不因更正而延长，如有误请在逾期记录中说明',
      ),
  );
  if (refused) return refused;
  if (occurredAt === undefined && firstPublicAt === undefined) return [];
  return [
    {
      kind: 'times-corrected',
      ...(occurredAt !== undefined && { occurredAt }),
      ...(firstPublicAt !== undefined && { firstPublicAt }),
      reason,
    },
  ];
}

/** T7: the matter is back. A new cycle counts from what brought it back. */
export function reopen(
  current: Case,
  { reason, trigger }: CommandOf<'reopen'>,
  context: ActingContext,
): Outcome {
  const { now } = context;
  if (trigger.kind === 'correction') {
    const correction = current.publications.find(
      ({ id }) => id === trigger.publicationId,
    )?.correction;
    return correction === undefined
      ? refuse('trigger-missing', '该发布未登记更正，请先登记更正原因，或以新出现的信息重启')
      : [{ kind: 'reopened', reason, anchor: correction.at }, move(current, context, reason)];
  }
  const published = current.publications.flatMap(({ state }) =>
    state.kind === 'confirmed' ? [state.at] : [],
  );
  const last = Math.max(...published, anchorOf(current));
  const refused = firstRefusal(
    checkTime('新信息公开时间', trigger.publicAt, now),
    trigger.publicAt <= last &&
      refuse('trigger-missing', '重启须有最近一次发布之后新出现的信息，或已登记的更正'),
    checkLimit('关联信息', current.itemIds.length + 1, maxItems),
  );
  return (
    refused ?? [
      { kind: 'reopened', reason, anchor: trigger.publicAt, itemId: trigger.itemId },
      move(current, context, reason),
    ]
  );
}
