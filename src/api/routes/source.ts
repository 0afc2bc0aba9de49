import { suggestSource } from '../../actions/source/suggest.ts';
import { sourceHealth } from '../../views/source-health.ts';
import { sourceContract as contract } from '../contract/source.ts';
import { notFound } from '../problems.ts';
import { serve } from '../route.ts';
import type { ServerDeps, Serving } from '../serving.ts';

const longestTrialMs = 60_000;
const shownText = 1000;

/** The sources, how they fare, and what a new one would bring. */
export function sourceRoutes(serving: Serving, deps: ServerDeps): void {
  serve(serving, contract.sources, async () => {
    const now = deps.clock.now();
    return { body: { now, sources: await sourceHealth(deps, now) } };
  });
  serve(serving, contract.source, async ({ params }) => {
    const source = deps.sources.find(({ id }) => id === params['id']);
    const now = deps.clock.now();
    const [health] = source ? await sourceHealth({ ...deps, sources: [source] }, now) : [];
    if (!source || !health) return { problem: notFound('来源', params['id']) };
    const { tier, every, enabled, basis } = source;
    const gapSince = (await deps.pages.getSource(source.id))?.gapSince;
    const pages = await deps.pages.owed(source.id);
    const owed = pages
      .filter(({ missedAt }) => missedAt === undefined)
      .map(({ url, reason, nextTryAt }) => ({ url, reason, nextTryAt }));
    const gap = gapSince === undefined ? {} : { gapSince };
    return { body: { now, configured: { tier, every, enabled, basis }, health, ...gap, owed } };
  });
  serve(serving, contract.trySource, async ({ body }) => {
    const tried = await suggestSource(deps, body.url, AbortSignal.timeout(longestTrialMs));
    if (tried.kind === 'unreadable') return { body: tried };
    const trial = tried.trial.map(({ url, title, text, publishedAt }) => ({
      url,
      title,
      text: text.slice(0, shownText),
      ...(publishedAt !== undefined && { publishedAt }),
    }));
    return { body: { ...tried, trial } };
  });
}
