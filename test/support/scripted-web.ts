import type { Crawler, PageOutcome, PageRequest } from '../../src/ports/crawler.ts';

/** What the web answers at an address: a page's text, a status, or an outcome of its own. */
export type Answer =
  | string
  | { status: 304 | 404 }
  | { refusedBy: 'robots' | 'server'; reason: string; retryAfterMs?: number }
  | { failed: string };

export interface ScriptedWeb {
  crawler: Crawler;
  /** Sets what is answered from now on. */
  answer(path: string, answer: Answer): void;
  /** Addresses that were asked for, in order. */
  asked: string[];
  /** The crawl ends as if killed when this path is asked for. */
  killAt?: string;
}

/** A crawler over a web that a test writes down; the address of a path is `http://news.example` + path. */
export function openScriptedWeb(now: () => number): ScriptedWeb {
  const answers = new Map<string, Answer>();
  const web: ScriptedWeb = {
    asked: [],
    answer: (path, answer) => void answers.set(`${webOrigin}${path}`, answer),
    crawler: {
      async crawl(seeds, visit, signal) {
        const queue = [...seeds];
        for (let next = queue.shift(); next && !signal.aborted; next = queue.shift()) {
          web.asked.push(next.url.replace(webOrigin, ''));
          if (web.killAt !== undefined && next.url.endsWith(web.killAt)) throw new Error('killed');
          queue.push(...(await visit(outcomeOf(next, answers.get(next.url), now()))));
        }
      },
      close: async () => undefined,
    },
  };
  return web;
}

export const webOrigin = 'http://news.example';

function outcomeOf(request: PageRequest, answer: Answer | undefined, at: number): PageOutcome {
  if (answer === undefined) return { kind: 'gone', request, status: 404 };
  if (typeof answer === 'string') {
    const headers = { 'content-type': 'text/html; charset=utf-8' };
    const body = new TextEncoder().encode(answer);
    return {
      kind: 'page',
      request,
      finalUrl: request.url,
      status: 200,
      headers,
      body,
      fetchedAt: at,
    };
  }
  if ('failed' in answer) return { kind: 'failed', request, reason: answer.failed };
  if ('refusedBy' in answer) {
    const { refusedBy: by, ...rest } = answer;
    return { kind: 'refused', request, by, ...rest };
  }
  return answer.status === 304
    ? { kind: 'unchanged', request, fetchedAt: at }
    : { kind: 'gone', request, status: 404 };
}
