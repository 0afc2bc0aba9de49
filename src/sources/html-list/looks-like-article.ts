import type { Element } from 'domhandler';
import { canonicalUrl } from '../shared/canonical-url.ts';
import { ancestors, textOf } from '../shared/markup.ts';
import { isUnlikely } from '../shared/boilerplate.ts';
import { weightOf } from '../shared/blocks.ts';

/** A headline says at least so much (ten Han characters, five words); less needs another sign. */
const headlineWeight = 25;
const shortestWeight = 12;

const articlePath =
  /(19|20)\d{2}[-/_]?(0[1-9]|1[0-2])|\/t?\d{5,}|_\d{5,}|[?&](id|aid|newsid|tid|docid|contentid|infoid)=\w{2,}|\/(article|content|detail|info|show|view|news|a|p|c|n)s?[/_-]?\w*\d{3,}|\/[0-9a-f]{16,}/i;
const listPath = /\/(index|list|default|node_\d+|more|tag|category|channel)[\w-]*(\.\w+)?$/i;
const otherFile = /\.(jpe?g|png|gif|webp|zip|rar|exe|apk|mp[34]|css|js|xlsx?)$/i;

/** Whether a link on a list page leads to an article of the same site, by its words, its address and its place. */
export function looksLikeArticle(anchor: Element, pageUrl: string, base: string): boolean {
  const url = canonicalUrl(anchor.attribs['href'] ?? '', base);
  if (url === undefined || siteOf(url) !== siteOf(pageUrl) || url === canonicalUrl(pageUrl))
    return false;
  const { pathname, search } = new URL(url);
  if (pathname === '/' || otherFile.test(pathname) || (listPath.test(pathname) && search === ''))
    return false;
  const words = textOf(anchor) || (anchor.attribs['title'] ?? '');
  const weight = weightOf(words);
  if (weight < shortestWeight || [...ancestors(anchor)].some(isUnlikely)) return false;
  return articlePath.test(pathname + search) || (weight >= headlineWeight && hasOwnName(pathname));
}

/** The registered name, roughly: portals spread their columns over subdomains. */
function siteOf(url: string): string {
  const labels = new URL(url).hostname.split('.');
  const isShortSuffix = /^(com|gov|org|net|edu|ac|co)$/.test(labels.at(-2) ?? '');
  return labels.slice(isShortSuffix ? -3 : -2).join('.');
}

function hasOwnName(pathname: string): boolean {
  return /[^/]{6,}$/.test(pathname) && (/\d/.test(pathname) || pathname.split('-').length > 3);
}
