import { secondMs } from './time.ts';

/** One `Allow` or `Disallow` line; its pattern is percent-encoded, its weight is its length. */
interface Rule {
  isAllow: boolean;
  pattern: string;
}

/** Whom lines are for. */
interface Audience {
  /** Product tokens in lower case. */
  agents: string[];
  /** Whether `*` is named. */
  isForAll: boolean;
}

interface Group extends Audience {
  rules: Rule[];
}

interface Delay extends Audience {
  ms: number;
}

/** What a robots.txt says, per group of user agents, with the sitemaps it lists. */
export interface RobotsPolicy {
  groups: readonly Group[];
  delays: readonly Delay[];
  sitemaps: readonly string[];
}

/** RFC 9309 2.5: at least this much is read; what lies beyond is ignored. */
export const robotsMaxBytes = 500 * 1024;
/** Google reads no further in one line: eight times the longest address of a browser, less the closing zero. */
const maxLineLength = 8 * 2083 - 1;

/**
 * Reads any text as robots.txt, as RFC 9309 says and as Google's parser does where it is silent: a
 * line that makes no sense is skipped, common misspellings count.
 */
export function parseRobots(text: string): RobotsPolicy {
  const groups: Group[] = [];
  const delays: Delay[] = [];
  const sitemaps: string[] = [];
  let isNamingAgents = false;
  for (const line of text
    .replace(/^\uFEFF/, '')
    .slice(0, robotsMaxBytes)
    .split(/\r\n|\r|\n/)) {
    const directive = readDirective(line.slice(0, maxLineLength));
    if (directive === undefined) continue;
    const { kind, value } = directive;
    if (kind === 'sitemap') sitemaps.push(value);
    if (kind === 'user-agent') {
      if (!isNamingAgents) groups.push({ agents: [], isForAll: false, rules: [] });
      isNamingAgents = true;
    }
    const group = groups.at(-1);
    if (group === undefined) continue;
    if (kind === 'user-agent') nameAgent(group, value);
    if (kind === 'crawl-delay') delays.push(...readDelay(group, value));
    if (kind === 'allow' || kind === 'disallow') {
      isNamingAgents = false;
      addRule(group, kind === 'allow', value);
    }
  }
  return { groups, delays, sitemaps };
}

/**
 * Whether the agent (its product token, e.g. `HuiyingBot`) may fetch the address: the groups that name
 * it, else those for `*`; the longest matching pattern wins, `Allow` on a tie, no match allows.
 */
export function isAllowed(policy: RobotsPolicy, agent: string, url: string): boolean {
  const path = upperCaseCodes(pathOf(url));
  let allow = 0;
  let disallow = 0;
  for (const { rules } of linesFor(policy, policy.groups, agent)) {
    for (const { isAllow, pattern } of rules) {
      if (pattern.length <= (isAllow ? allow : disallow) || !matches(path, pattern)) continue;
      if (isAllow) allow = pattern.length;
      else disallow = pattern.length;
    }
  }
  return disallow <= allow;
}

/** The longest pause that is asked of the agent between two requests, in ms; 0 when none is. */
export function crawlDelayMs(policy: RobotsPolicy, agent: string): number {
  return Math.max(0, ...linesFor(policy, policy.delays, agent).map(({ ms }) => ms));
}

/** What is meant for the agent: when any group names it, only what names it; else what is for `*`. */
function linesFor<T extends Audience>(
  { groups }: RobotsPolicy,
  lines: readonly T[],
  agent: string,
): readonly T[] {
  const product = agent.toLowerCase();
  const isNamed = groups.some(({ agents }) => agents.includes(product));
  return lines.filter((line) => (isNamed ? line.agents.includes(product) : line.isForAll));
}

type DirectiveKind = 'user-agent' | 'allow' | 'disallow' | 'sitemap' | 'crawl-delay';

// Google takes a key by its beginning, and these misspellings, which it met on real sites, for the word meant.
const directiveNames: readonly (readonly [DirectiveKind, readonly string[]])[] = [
  ['user-agent', ['user-agent', 'useragent', 'user agent']],
  ['allow', ['allow']],
  ['disallow', ['disallow', 'dissallow', 'dissalow', 'disalow', 'diasllow', 'disallaw']],
  ['sitemap', ['sitemap', 'site-map']],
  ['crawl-delay', ['crawl-delay', 'crawldelay']],
];

function readDirective(line: string): { kind: DirectiveKind; value: string } | undefined {
  const text = (line.split('#', 1)[0] ?? '').trim();
  const colon = text.indexOf(':');
  // `Disallow /private`: without a colon a line counts only when it is two words.
  const words = colon === -1 ? text.split(/[ \t]+/) : [text.slice(0, colon), text.slice(colon + 1)];
  if (words.length !== 2) return undefined;
  const [key = '', value = ''] = words.map((word) => word.trim());
  const kind = directiveNames.find(([, names]) =>
    names.some((name) => key.toLowerCase().startsWith(name)),
  )?.[0];
  return kind === undefined ? undefined : { kind, value };
}

function nameAgent(group: Group, value: string): void {
  if (/^\*(\s|$)/.test(value)) group.isForAll = true;
  else group.agents.push((/^[a-z_-]*/i.exec(value)?.[0] ?? '').toLowerCase());
}

// A Crawl-delay does not end the naming of agents, but it is only for those named above it.
function readDelay({ agents, isForAll }: Audience, value: string): Delay[] {
  const ms = Math.ceil(Number(value) * secondMs);
  return Number.isFinite(ms) && ms > 0 ? [{ agents: [...agents], isForAll, ms }] : [];
}

function addRule({ rules }: Group, isAllow: boolean, value: string): void {
  const pattern = percentEncode(value);
  if (pattern === '') return;
  rules.push({ isAllow, pattern });
  // Google reads `Allow: /a/index.html` as allowing `/a/` too.
  const lastSlash = pattern.lastIndexOf('/');
  if (isAllow && pattern.startsWith('/index.htm', lastSlash))
    rules.push({ isAllow, pattern: `${pattern.slice(0, lastSlash + 1)}$` });
}

const encoder = new TextEncoder();

/** Non-ASCII as UTF-8 percent codes, and all percent codes in upper case. */
function percentEncode(pattern: string): string {
  return upperCaseCodes(
    pattern.replace(/[^\0-\x7F]+/g, (run) => Array.from(encoder.encode(run), hexCode).join('')),
  );
}

function upperCaseCodes(text: string): string {
  return text.replace(/%[0-9a-f]{2}/gi, (code) => code.toUpperCase());
}

function hexCode(byte: number): string {
  return `%${byte.toString(16).padStart(2, '0')}`;
}

/** Path, parameters and query of an address, which may lack scheme and host. */
function pathOf(url: string): string {
  const whole = url.split('#', 1)[0] ?? '';
  const afterHost = /^(?:[^/?;]*:\/\/|\/\/)?[^/?;]*/.exec(whole)?.[0].length ?? 0;
  const path = whole.slice(afterHost);
  return path.startsWith('/') ? path : `/${path}`;
}

/** `*` stands for any characters, `$` at the end for the end. Linear: the first fit of each piece is the best. */
function matches(path: string, pattern: string): boolean {
  const isAnchored = pattern.endsWith('$');
  const [head = '', ...pieces] = (isAnchored ? pattern.slice(0, -1) : pattern).split('*');
  if (!path.startsWith(head)) return false;
  const tail = isAnchored ? pieces.pop() : undefined;
  let from = head.length;
  for (const piece of pieces) {
    const at = indexOfLinear(path, piece, from);
    if (at === -1) return false;
    from = at + piece.length;
  }
  if (!isAnchored) return true;
  if (tail === undefined) return path.length === head.length;
  return path.length - from >= tail.length && path.endsWith(tail);
}

/** `indexOf` that hostile repetition cannot make quadratic (Knuth, Morris, Pratt); short pieces go the fast way. */
function indexOfLinear(text: string, piece: string, from: number): number {
  if (piece.length <= 32) return text.indexOf(piece, from);
  const fallbacks = [0];
  for (let at = 1, fit = 0; at < piece.length; at += 1) {
    while (fit > 0 && piece[at] !== piece[fit]) fit = fallbacks[fit - 1] ?? 0;
    if (piece[at] === piece[fit]) fit += 1;
    fallbacks.push(fit);
  }
  for (let at = from, fit = 0; at < text.length; at += 1) {
    while (fit > 0 && text[at] !== piece[fit]) fit = fallbacks[fit - 1] ?? 0;
    if (text[at] === piece[fit]) fit += 1;
    if (fit === piece.length) return at - fit + 1;
  }
  return -1;
}
