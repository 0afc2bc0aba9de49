import type { SourceAlarm, SourceAlarmKind } from '../../domain/source-alarm.ts';
import { sourceAlarmKinds } from '../../domain/source-alarm.ts';
import { usualItemsBetween, type SourceDay } from '../../domain/source-days.ts';
import { dayMs, type Instant } from '../../domain/time.ts';
import type { PageQuality } from '../../ports/page-store.ts';

type Facts = SourceAlarm['facts'];
type Trouble = { since: Instant; facts: Facts };

/** What one look has shown, together with what was known before it. */
export interface LookFacts {
  now: Instant;
  alarms: readonly SourceAlarm[];
  /** Why the entry could not be read; absent when it was, or had not changed. */
  entryError?: string;
  /** The entry, or most of its articles, were refused by robots.txt or the server. */
  refusal?: string;
  consecutiveFailures: number;
  lastSuccessAt?: Instant;
  lastItemAt?: Instant;
  itemsFound: number;
  days: readonly SourceDay[];
  qualities: readonly PageQuality[];
  /** Articles that the entry named; absent when it was not read. */
  entriesListed?: number;
  usuallyListed?: number;
  /** Entries on the newest pages of which none was known. */
  unconnectedEntries?: number;
}

/** e⁻⁵ is under 1 %: so seldom is a source silent by chance when five items would usually have come. */
const fewestExpected = 5;
const shortestSilenceMs = dayMs;
const failuresInARow = 3;
const gapShownMs = dayMs;
const recentPages = 10;
const fewestBaselinePages = 10;
const keptPages = 60;
const qualityDrop = 0.3;

/** The alarms that hold after a look; one that goes on keeps its `since`. */
export function alarmsAfter(look: LookFacts): SourceAlarm[] {
  return sourceAlarmKinds.flatMap((kind) => {
    const open = look.alarms.find((alarm) => alarm.kind === kind);
    const trouble = judges[kind](look, open);
    return trouble ? [{ kind, since: open?.since ?? trouble.since, facts: trouble.facts }] : [];
  });
}

/** What was raised and what was cleared between two looks. */
export function alarmChanges(before: readonly SourceAlarm[], after: readonly SourceAlarm[]) {
  const lacks = (alarms: readonly SourceAlarm[], { kind }: SourceAlarm) =>
    alarms.every((alarm) => alarm.kind !== kind);
  return {
    raised: after.filter((alarm) => lacks(before, alarm)),
    cleared: before.filter((alarm) => lacks(after, alarm)),
  };
}

/**
 * The latest pages with the new ones. While the layout alarm stands, only the recent ones move on: what was usual
 * before the change stays what the source is measured by.
 */
export function joinQualities(
  known: readonly PageQuality[],
  found: readonly PageQuality[],
  isAlarmed: boolean,
): PageQuality[] {
  if (!isAlarmed) return [...known, ...found].slice(-keptPages);
  const baseline = known.slice(0, -recentPages);
  return [...baseline, ...[...known.slice(-recentPages), ...found].slice(-recentPages)];
}

const judges: Record<
  SourceAlarmKind,
  (look: LookFacts, open: SourceAlarm | undefined) => Trouble | undefined
> = {
  'dried-up': driedUp,
  'layout-changed': layoutChanged,
  blocked: ({ refusal, entryError, now }, open) => {
    if (refusal !== undefined) return { since: now, facts: { reason: refusal } };
    // no answer at all does not say that the block is over
    return entryError === undefined ? undefined : open;
  },
  failing: ({ consecutiveFailures, entryError, refusal, lastSuccessAt, now }) =>
    consecutiveFailures >= failuresInARow && refusal === undefined
      ? {
          since: lastSuccessAt ?? now,
          facts: { looksInARow: consecutiveFailures, reason: entryError ?? '' },
        }
      : undefined,
  gap: ({ unconnectedEntries, lastSuccessAt, now }, open) => {
    if (unconnectedEntries !== undefined)
      return {
        since: now,
        facts: { entries: unconnectedEntries, from: lastSuccessAt ?? now, to: now },
      };
    return open && now - Number(open.facts['to']) < gapShownMs ? open : undefined;
  },
};

function driedUp(look: LookFacts, open: SourceAlarm | undefined): Trouble | undefined {
  const { itemsFound, lastItemAt, days, now } = look;
  if (itemsFound > 0 || lastItemAt === undefined) return undefined;
  const silentMs = now - lastItemAt;
  const expectedItems = Math.round(usualItemsBetween(days, lastItemAt, now));
  const isSilent = silentMs >= shortestSilenceMs && expectedItems >= fewestExpected;
  // only an item ends it: the days by which it was judged will have been forgotten some time
  if (!isSilent) return open;
  return { since: lastItemAt, facts: { lastItemAt, expectedItems } };
}

function layoutChanged(look: LookFacts, open: SourceAlarm | undefined): Trouble | undefined {
  const { now, entryError, entriesListed, usuallyListed = 0, qualities } = look;
  if (entriesListed === 0 && usuallyListed > 0)
    return { since: now, facts: { articlesListed: 0, before: usuallyListed } };
  // a look that did not read the list says nothing about it
  if (entriesListed === undefined && open?.facts['articlesListed'] === 0) return open;
  if (entryError !== undefined) return open;
  const recent = qualities.slice(-recentPages);
  const baseline = qualities.slice(0, -recentPages);
  if (recent.length < recentPages || baseline.length < fewestBaselinePages) return undefined;
  for (const field of ['hasTitle', 'hasText', 'hasDate'] as const) {
    const [usual, present] = [shareWith(baseline, field), shareWith(recent, field)];
    if (usual - present >= qualityDrop)
      return { since: now, facts: { field: fieldNames[field], usual, now: present } };
  }
  return undefined;
}

const fieldNames = { hasTitle: 'title', hasText: 'text', hasDate: 'date' } as const;

function shareWith(pages: readonly PageQuality[], field: keyof PageQuality): number {
  const share = pages.filter((page) => page[field]).length / pages.length;
  return Math.round(share * 100) / 100;
}
