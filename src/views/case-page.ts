import { z } from 'zod';
import type { Actor } from '../domain/actor.ts';
import { caseSchema, type Case } from '../domain/case/case.ts';
import { caseEventSchema } from '../domain/case/events.ts';
import { isTaken, neededGates, openGates } from '../domain/case/publishing.ts';
import { blindCase, blindHistory } from '../domain/evaluation/blind.ts';
import { commandsFor } from '../domain/permission.ts';
import { gateSchema, type Draft } from '../domain/response.ts';
import { storySchema } from '../domain/story.ts';
import { taggedItemSchema } from '../domain/tagged-item.ts';
import { instantSchema, type Instant } from '../domain/time.ts';
import type { CaseStore } from '../ports/case-store.ts';
import type { ItemStore } from '../ports/item-store.ts';
import type { PublicationStore } from '../ports/publication-store.ts';
import type { StoryStore } from '../ports/story-store.ts';
import { caseRefSchema, refOf, type CaseRef } from './case-ref.ts';
import { clockViewSchema, viewClock } from './clock-view.ts';

const gateStandingSchema = z.strictObject({
  gate: gateSchema,
  /** The co-signing department; only with 会签. */
  department: z.string().optional(),
  signed: z.strictObject({ by: z.string(), at: instantSchema }).optional(),
});

const draftStandingSchema = z.strictObject({
  id: z.string(),
  /** Every gate that it needs, in their order, and who has passed it for the present text. */
  gates: z.array(gateStandingSchema),
  /** On its way to publication or published in its present text. */
  isTaken: z.boolean(),
});

const trackedSchema = z.strictObject({
  publicationId: z.string(),
  /** Where the page stands, as the channel or a person said. */
  url: z.string().optional(),
  /** What the latest try to send it, or the latest look at the page, found instead. */
  reason: z.string().optional(),
});

export const casePageSchema = z.strictObject({
  now: instantSchema,
  case: caseSchema,
  clocks: z.array(clockViewSchema),
  /** The case that it went into, and those that came into it. */
  mergedInto: caseRefSchema.optional(),
  absorbed: z.array(caseRefSchema),
  stories: z.array(storySchema),
  /** The linked items with their tags and evidence, newest first, at most 200. */
  items: z.array(taggedItemSchema),
  drafts: z.array(draftStandingSchema),
  /** What is known of publications on their way, beside what the case says. */
  tracked: z.array(trackedSchema),
  /** The official channels that the office has configured. */
  channels: z.array(z.string()),
  /** The kinds of command that this person may give in the present stage. */
  allowed: z.array(z.string()),
  history: z.array(z.strictObject({ sequence: z.number().int(), event: caseEventSchema })),
});
export type CasePage = z.infer<typeof casePageSchema>;

export interface CasePageDeps {
  cases: CaseStore;
  stories: StoryStore;
  items: Pick<ItemStore, 'get'>;
  publications: Pick<PublicationStore, 'get'>;
  officialChannels: ReadonlyMap<string, unknown>;
}

const maxItems = 200;

/**
 * Everything that this person needs to work on one case, without what other assessors have scored before the own
 * scores are given; `undefined` when there is no such case.
 */
export async function casePage(
  deps: CasePageDeps,
  id: string,
  { now, viewer }: { now: Instant; viewer: Pick<Actor, 'id' | 'roles'> },
): Promise<CasePage | undefined> {
  const one = await deps.cases.get(id);
  if (!one) return undefined;
  const stories = await Promise.all(one.storyIds.map((storyId) => deps.stories.get(storyId)));
  const newest = one.itemIds.slice(-maxItems).reverse();
  const items = await Promise.all(newest.map((itemId) => deps.items.get(itemId)));
  const [mergedInto] = await refsOf(deps, one.mergedInto === undefined ? [] : [one.mergedInto]);
  const taken = one.absorbed.filter(({ state }) => state === 'absorbed');
  const history = blindHistory(await deps.cases.history(id), one, viewer);
  return {
    now,
    case: blindCase(one, viewer),
    clocks: one.clocks.map((clock) => viewClock(clock, one, now)),
    ...(mergedInto && { mergedInto }),
    absorbed: await refsOf(
      deps,
      taken.map(({ caseId }) => caseId),
    ),
    stories: stories.filter((story) => story !== undefined),
    items: items.filter((item) => item !== undefined),
    drafts: one.drafts.map((draft) => standingOf(one, draft)),
    tracked: await trackedOf(deps, one),
    channels: [...deps.officialChannels.keys()],
    allowed: commandsFor(viewer.roles, one.stage, one.proposal?.content.kind),
    history: history.map(({ sequence, event }) => ({ sequence, event })),
  };
}

async function refsOf({ cases }: CasePageDeps, ids: readonly string[]): Promise<CaseRef[]> {
  const known = await Promise.all(ids.map((id) => cases.get(id)));
  return known.filter((one) => one !== undefined).map(refOf);
}

async function trackedOf(
  { publications }: CasePageDeps,
  { id, publications: ordered }: Case,
): Promise<CasePage['tracked']> {
  const known = await Promise.all(ordered.map((one) => publications.get(`${id}/${one.id}`)));
  return known.flatMap((tracked) => {
    if (tracked === undefined) return [];
    const { publicationId, url, progress } = tracked;
    const reason = progress.kind === 'ended' ? undefined : progress.reason;
    return [
      { publicationId, ...(url !== undefined && { url }), ...(reason !== undefined && { reason }) },
    ];
  });
}

function standingOf(one: Case, draft: Draft): CasePage['drafts'][number] {
  const open = openGates(draft);
  return {
    id: draft.id,
    isTaken: isTaken(one, draft),
    gates: neededGates(draft).map(({ gate, department }) => {
      const isThis = (other: { gate: string; department?: string | undefined }) =>
        other.gate === gate && other.department === department;
      const signature = open.some(isThis) ? undefined : draft.signatures.findLast(isThis);
      return {
        gate,
        ...(department !== undefined && { department }),
        ...(signature && { signed: { by: signature.by.name, at: signature.at } }),
      };
    }),
  };
}
