import { pauseSource } from '../../actions/source/pause.ts';
import { suggestSource } from '../../actions/source/suggest.ts';
import { mayPause } from '../../domain/source-pause.ts';
import { sourceHealth } from '../../views/source-health.ts';
import { sourceContract as contract } from '../contract/source.ts';
import { conflict, notFound, refused } from '../problems.ts';
import { serve } from '../route.ts';
import type { ServerDeps, Serving } from '../serving.ts';

const longestTrialMs = 60_000;
const shownText = 1000;

/** The sources, how they fare, and what a new one would bring. */
export function sourceRoutes(serving: Serving, deps: ServerDeps): void {
  serve(serving, contract.sources, async ({ actor }) => {
    await deps.followSources();
    const now = deps.clock.now();
    const bases = new Map(deps.sources.map(({ id, basis }) => [id, basis]));
    const sources = (await sourceHealth(deps, now)).map((health) => {
      const pause = deps.pauseOf(health.id);
      return { ...health, basis: bases.get(health.id) ?? '', ...(pause && { pause }) };
    });
    return { body: { now, sources, mayPause: mayPause(actor) } };
  });
  serve(serving, contract.pauseSource, async ({ params, body, actor }) => {
    const paused = await pauseSource(deps, actor, { id: params['id'] ?? '', ...body });
    await deps.followSources();
    switch (paused.kind) {
      case 'switched':
        return { body: { isPaused: paused.after.pause !== undefined } };
      case 'conflict': {
        const { currentVersion: current } = paused;
        return { problem: conflict('来源', { expected: current - 1, current }) };
      }
      case 'refused':
        return { problem: refused(paused) };
    }
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
