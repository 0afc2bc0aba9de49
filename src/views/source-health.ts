import { z } from 'zod';
import { sourceAlarmSchema } from '../domain/source-alarm.ts';
import { soFarOn, usualItems } from '../domain/source-days.ts';
import { sourceKinds, type Source } from '../domain/source.ts';
import { instantSchema, type Instant } from '../domain/time.ts';
import type { OwedPage, PageStore, SourceState } from '../ports/page-store.ts';

const missedPageSchema = z.strictObject({
  url: z.string(),
  reason: z.string(),
  missedAt: instantSchema,
});

export const sourceHealthSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  kind: z.enum(sourceKinds),
  url: z.string(),
  status: z.enum(['never-visited', 'healthy', 'failing', 'late', 'off']),
  lastSuccessAt: instantSchema.optional(),
  nextVisitAt: instantSchema.optional(),
  /** Past the planned visit or the configured promise, whichever is the later: 0 when on time. */
  lagMs: z.number().int().min(0),
  itemsFound: z.number().int(),
  itemsToday: z.number().int(),
  /** What the same weekday usually brings, a whole day; absent while too little is known. */
  itemsUsually: z.number().optional(),
  looksToday: z.number().int(),
  /** Of these, how many found the entry unchanged. */
  unchangedToday: z.number().int(),
  lastError: z.string().optional(),
  alarms: z.array(sourceAlarmSchema),
  /** Article pages that failed and will be asked for again. */
  owed: z.number().int(),
  /** Article pages that were given up, the latest first. */
  missed: z.array(missedPageSchema),
});
export type SourceHealth = z.infer<typeof sourceHealthSchema>;

const shownMissed = 20;

/** Each source with how its last looks went; `late` means that it lags by more than its own rhythm. */
export async function sourceHealth(
  deps: { pages: PageStore; sources: readonly Source[] },
  now: Instant,
): Promise<SourceHealth[]> {
  const states = await statesOf(deps.pages);
  return Promise.all(
    deps.sources.map(async (source) =>
      healthOf(source, states.get(source.id), await deps.pages.owed(source.id), now),
    ),
  );
}

type Standing = Pick<SourceHealth, 'status' | 'lagMs' | 'lastSuccessAt'>;

/** Only how each source keeps up, for one look into the store however many sources there are. */
export async function sourceStandings(
  deps: { pages: Pick<PageStore, 'sources'>; sources: readonly Source[] },
  now: Instant,
): Promise<Standing[]> {
  const states = await statesOf(deps.pages);
  return deps.sources.map((source) => standingOf(source, states.get(source.id), now));
}

async function statesOf(pages: Pick<PageStore, 'sources'>): Promise<Map<string, SourceState>> {
  return new Map((await pages.sources()).map((state) => [state.sourceId, state]));
}

function standingOf(source: Source, state: SourceState | undefined, now: Instant): Standing {
  const lagMs = lagOf(source, state, now);
  return {
    status: statusOf(source, state?.consecutiveFailures, lagMs),
    lagMs,
    ...(state?.lastSuccessAt === undefined ? {} : { lastSuccessAt: state.lastSuccessAt }),
  };
}

function healthOf(
  source: Source,
  state: SourceState | undefined,
  pages: readonly OwedPage[],
  now: Instant,
): SourceHealth {
  const { id, name, kind, url } = source;
  const { nextVisitAt, lastError, days = [], alarms = [] } = state ?? {};
  const usually = usualItems(days, now);
  const today = soFarOn(days, now);
  return {
    id,
    name,
    kind,
    url,
    ...standingOf(source, state, now),
    ...(nextVisitAt === undefined ? {} : { nextVisitAt }),
    ...(usually === undefined ? {} : { itemsUsually: usually }),
    ...(lastError === undefined ? {} : { lastError }),
    itemsFound: state?.itemsFound ?? 0,
    itemsToday: today.items,
    looksToday: today.looks,
    unchangedToday: today.unchanged,
    alarms: [...alarms],
    owed: pages.filter(({ missedAt }) => missedAt === undefined).length,
    missed: missedOf(pages),
  };
}

function lagOf(
  { kind, enabled, every }: Source,
  state: SourceState | undefined,
  now: Instant,
): number {
  const { lastSuccessAt, nextVisitAt } = state ?? {};
  // a table comes when somebody brings it
  if (kind === 'table') return 0;
  if (!enabled || lastSuccessAt === undefined || nextVisitAt === undefined) return 0;
  const isInTrouble = (state?.consecutiveFailures ?? 0) > 0;
  const expectedAt = isInTrouble
    ? lastSuccessAt + every
    : Math.max(nextVisitAt, lastSuccessAt + every);
  return Math.max(0, now - expectedAt);
}

function missedOf(pages: readonly OwedPage[]): SourceHealth['missed'] {
  return pages
    .flatMap(({ url, reason, missedAt }) =>
      missedAt === undefined ? [] : [{ url, reason, missedAt }],
    )
    .sort((one, other) => other.missedAt - one.missedAt)
    .slice(0, shownMissed);
}

function statusOf(
  source: Source,
  failures: number | undefined,
  lagMs: number,
): SourceHealth['status'] {
  if (!source.enabled) return 'off';
  if (failures === undefined) return 'never-visited';
  if (failures > 0) return 'failing';
  return lagMs > source.every ? 'late' : 'healthy';
}
