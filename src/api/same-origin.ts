import type { RequestHandler } from 'express';
import { bearerToken } from './access.ts';
import { sendProblem } from './errors.ts';

const harmless: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses a request that would change something and that a browser sent for a page of another site: by
 * `Sec-Fetch-Site`, or by `Origin` where an older browser says no more. A program with a token is never meant,
 * as no browser adds one by itself.
 */
export const sameOriginOnly: RequestHandler = (request, response, next) => {
  if (harmless.has(request.method) || bearerToken(request) !== undefined) return next();
  const site = request.get('sec-fetch-site');
  const isOwn =
    site === undefined
      ? isOwnOrigin(request.get('origin'), request.get('host'))
      : site === 'same-origin' || site === 'none';
  return isOwn ? next() : sendProblem(response, foreign);
};

/** Host and port count: before a proxy that ends TLS the scheme is another. No browser, no `Origin`. */
function isOwnOrigin(origin: string | undefined, host: string | undefined): boolean {
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}

const foreign = {
  type: 'foreign-origin',
  status: 403,
  title: '请求来自其他网站',
  detail: '只有本系统的页面可以提交更改；请在本系统的页面中操作，程序请使用令牌。',
};
