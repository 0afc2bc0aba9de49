import { z } from 'zod';
import type { Source } from '../domain/source.ts';
import { instantSchema, type Instant } from '../domain/time.ts';
import type { PageStore } from '../ports/page-store.ts';

export const sourceHealthSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['rss', 'html-list', 'sitemap']),
  url: z.string(),
  status: z.enum(['never-visited', 'healthy', 'failing', 'late', 'off']),
  lastSuccessAt: instantSchema.optional(),
  nextVisitAt: instantSchema.optional(),
  itemsFound: z.number().int(),
  lastError: z.string().optional(),
});
export type SourceHealth = z.infer<typeof sourceHealthSchema>;

/** Each source with how its last looks went; `late` means silent for over twice its own rhythm. */
export async function sourceHealth(
  deps: { pages: PageStore; sources: readonly Source[] },
  now: Instant,
): Promise<SourceHealth[]> {
  const states = new Map((await deps.pages.sources()).map((state) => [state.sourceId, state]));
  return deps.sources.map((source) => {
    const state = states.get(source.id);
    const { lastSuccessAt, nextVisitAt, lastError } = state ?? {};
    const isLate = now - (lastSuccessAt ?? 0) > 2 * source.every;
    return {
      ...{ id: source.id, name: source.name, kind: source.kind, url: source.url },
      status: statusOf(source, state?.consecutiveFailures, isLate),
      ...(lastSuccessAt === undefined ? {} : { lastSuccessAt }),
      ...(nextVisitAt === undefined ? {} : { nextVisitAt }),
      itemsFound: state?.itemsFound ?? 0,
      ...(lastError === undefined ? {} : { lastError }),
    };
  });
}

function statusOf(
  source: Source,
  failures: number | undefined,
  isLate: boolean,
): SourceHealth['status'] {
  if (!source.enabled) return 'off';
  if (failures === undefined) return 'never-visited';
  if (failures > 0) return 'failing';
  return isLate ? 'late' : 'healthy';
}
