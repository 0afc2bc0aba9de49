import { minuteMs, type Instant } from '../../domain/time.ts';
import type { PageOutcome, PageRequest } from '../../ports/crawler.ts';
import type { FetchResult } from './guarded-fetch.ts';
import { retryAfterMs } from './retry-after.ts';

/** What came of a request, and whether asking again soon makes sense. */
export interface Attempt {
  outcome: PageOutcome;
  isTransient: boolean;
}

type Response = Extract<FetchResult, { kind: 'response' }>;

// 412 without a condition of ours is how the script challenge of many Chinese portals says no.
const refusals = new Set([401, 403, 407, 412, 429, 451]);

/** Reads a final response (no redirect) as the outcome of the request. */
export function outcomeOf(
  request: PageRequest,
  response: Response,
  at: { finalUrl: string; now: Instant; maxBytes: number },
): Attempt {
  const { status, headers, body, isCut } = response;
  const { finalUrl, now, maxBytes } = at;
  if (status === 304) return final({ kind: 'unchanged', request, fetchedAt: now });
  if (status === 404 || status === 410) return final({ kind: 'gone', request, status });
  if (isCut) return final({ kind: 'too-large', request, maxBytes });
  if (status >= 200 && status <= 299)
    return final({ kind: 'page', request, finalUrl, status, headers, body, fetchedAt: now });
  const pauseMs =
    retryAfterMs(headers['retry-after'], now) ?? (status === 429 ? minuteMs : undefined);
  if (refusals.has(status) || (status === 503 && pauseMs !== undefined))
    return final({
      kind: 'refused',
      request,
      by: 'server',
      reason: `server answered ${status}`,
      ...(pauseMs === undefined ? {} : { retryAfterMs: pauseMs }),
    });
  return {
    outcome: { kind: 'failed', request, reason: `server answered ${status}` },
    isTransient: status >= 500 || status === 408,
  };
}

/** An outcome that asking again would not change. */
export function final(outcome: PageOutcome): Attempt {
  return { outcome, isTransient: false };
}
