import type { CheerioAPI } from 'cheerio';
import { shanghaiDay } from '../../domain/time.ts';
import type { Instant } from '../../domain/time.ts';
import type { Block } from './blocks.ts';
import { elementsOf, nameOf, select, textContent, textOf } from './markup.ts';
import { epochTime, fullDate, machineTime, publicationTime } from './publication-time.ts';
import type { PublicationTime } from './publication-time.ts';
import { nameIn } from './structured.ts';
import type { Structured } from './structured.ts';

const publishedMeta = [
  'article:published_time',
  'pubdate',
  'publishdate',
  'firstpublishedtime',
  'og:published_time',
  'og:release_date',
  'weibo: article:create_at',
  'weibo:article:create_at',
  'datepublished',
  'dc.date.issued',
  'dcterms.created',
  'dc.date',
  'dcterms.date',
  'date',
  'publish-date',
  'publish_date',
  'pub_date',
  'parsely-pub-date',
  'sailthru.date',
  'article.published',
  'article:create_at',
  'bt:pubdate',
  'cxenseparse:recs:publishtime',
  'citation_publication_date',
  'citation_online_date',
  'originalpublicationdate',
  'displaydate',
  'article_date_original',
  'article:published',
  'og:article:published_time',
  'rnews:datepublished',
  'dcterms.issued',
  'creationdate',
  'created',
];

const publishedLabel =
  /(?:发\s?布\s?(?:于|时间|日期)|发\s?表\s?(?:于|时间|日期)|本[贴帖文]由.{1,20}于|發布|發表|更新时间|时\s?间|日\s?期|发帖时间|published|posted|date)\s*[:：]?/i;
const otherLabel =
  /今天是|今日是|现在是|当前时间|最后由|最后修改|编辑于|成文日期|生效日期|生成日期|截止|注册|最后回复|最后登录|农历|updated|modified|joined|last reply|last edited|edited|registered|member since/i;

interface Where {
  blocks: readonly Block[];
  /** Index of the title's block, or of the body where no title was found. */
  title: number;
  /** Indexes of the body's first and last block. */
  bodyStart: number;
  bodyEnd: number;
  isThread: boolean;
  url: string;
  now: Instant;
}

/** When the page says that its article was published; see issue 6 for the traps between its dates. */
export function pageTime(
  $: CheerioAPI,
  structured: Structured,
  where: Where,
): PublicationTime | undefined {
  const { now, url, isThread } = where;
  const stated = statedForMachines($, structured, now);
  const visible = isThread ? firstPostTime(where) : visibleTime(where);
  let first: PublicationTime | undefined;
  for (const find of [
    () => (visible?.isLabelled || isSharper(visible, stated) ? visible?.time : undefined),
    () => stated,
    () => visible?.time,
    () => scriptedTime($, now),
    () => timeElement($, now),
    () => urlTime(url, now),
    () => inferredTime(where, lastChange(structured, now)),
  ]) {
    const time = find();
    if (time?.precision === 'minute' && (!first || isSameDay(time, first))) return time;
    first ??= time;
  }
  return first;
}

function isSameDay(one: PublicationTime, other: PublicationTime): boolean {
  return shanghaiDay(one.at) === shanghaiDay(other.at);
}

/** Chinese portals state the minute of the last edit for machines, that of publication for readers. */
function isSharper(visible: VisibleTime | undefined, stated: PublicationTime | undefined): boolean {
  if (!visible?.isChinese || !stated) return false;
  return visible.time.precision === 'minute' && isSameDay(visible.time, stated);
}

function statedForMachines(
  $: CheerioAPI,
  { nodes, meta }: Structured,
  now: Instant,
): PublicationTime | undefined {
  const texts = [
    ...nodes.flatMap((node) => [nameIn(node['datePublished']), nameIn(node['pubDate'])]),
    ...publishedMeta.map((name) => meta.get(name)),
    ...select($, '[itemprop="datePublished"], [itemprop="dateCreated"], time[pubdate]')
      .slice(0, 3)
      .map(
        (element) => element.attribs['datetime'] ?? element.attribs['content'] ?? textOf(element),
      ),
    ...nodes.map((node) => nameIn(node['dateCreated'])),
  ];
  for (const text of texts) {
    const time = text === undefined ? undefined : machineTime(text, now);
    if (time) return time;
  }
  return undefined;
}

interface VisibleTime {
  time: PublicationTime;
  isLabelled: boolean;
  isChinese: boolean;
}

function visibleTime(where: Where): VisibleTime | undefined {
  const { blocks, title, bodyStart, bodyEnd, now } = where;
  let best: (VisibleTime & { points: number }) | undefined;
  const from = Math.max(0, Math.min(title, bodyStart) - 8);
  const to = Math.min(blocks.length, Math.max(bodyEnd + 6, bodyStart + 3));
  for (let at = from; at < to; at++) {
    const isInBody = at > bodyStart + 2 && at < bodyEnd - 1;
    const block = blocks[at];
    if (!block || isInBody) continue;
    const isFoot = at > bodyEnd - 2 && block.text.length > 300;
    const text = isFoot ? block.text.slice(-160) : block.text.slice(0, 300);
    const time = fullDate(text, now);
    if (!time) continue;
    const isLabelled = publishedLabel.test(text) && !otherLabel.test(text);
    const place = (at < title ? -2 : 0) + (at > bodyStart + 2 ? -4 : 0);
    const points =
      pointsOf(block, text, time, isLabelled) + place - Math.min(4, Math.abs(at - title) / 4);
    if (points > 0 && (!best || points > best.points)) {
      best = { time, isLabelled, isChinese: /\p{Script=Han}/u.test(text), points };
    }
  }
  return best;
}

function pointsOf(block: Block, text: string, time: PublicationTime, isLabelled: boolean): number {
  const isNamed = /time|date|pub|info|source|meta|byline/i.test(nameOf(block.owner));
  return (
    (isLabelled ? 4 : 0) +
    (time.precision === 'minute' ? 3 : 0) +
    (text.length < 80 ? 2 : text.length > 160 ? -2 : 0) +
    (otherLabel.test(text) ? -6 : 0) +
    (isNamed ? 2 : 0) -
    (block.linkWeight > block.weight * 0.6 ? 5 : 0)
  );
}

/** Of a thread, the first date from its title on that is not about the account or about the last reply. */
function firstPostTime({ blocks, title, bodyStart, now }: Where): VisibleTime | undefined {
  const from = Math.max(0, Math.min(title, bodyStart) - 3);
  for (const block of blocks.slice(from, from + 120)) {
    const text = block.text.slice(0, 300);
    if (otherLabel.test(text) || (text.length > 160 && !publishedLabel.test(text))) continue;
    const time = fullDate(text, now);
    if (time) return { time, isLabelled: false, isChinese: true };
  }
  return undefined;
}

/**
 * The last resort: dates near the title that leave out their year or count from today. What the page states as its
 * last change gives the year, or refuses a date that lies after it.
 */
function inferredTime(
  { blocks, title, bodyStart, now }: Where,
  changed: PublicationTime | undefined,
): PublicationTime | undefined {
  for (const block of blocks.slice(Math.max(0, title - 2), Math.max(bodyStart + 1, title + 4))) {
    if (block.text.length > 80 || otherLabel.test(block.text)) continue;
    const time = publicationTime(block.text, changed ? changed.at : now);
    if (time) return time;
  }
  return undefined;
}

function lastChange({ nodes, meta }: Structured, now: Instant): PublicationTime | undefined {
  const texts = [
    meta.get('dateupdate'),
    meta.get('article:modified_time'),
    meta.get('og:updated_time'),
    ...nodes.map((node) => nameIn(node['dateModified'])),
  ];
  return texts
    .map((text) => (text === undefined ? undefined : machineTime(text, now)))
    .find((time) => time !== undefined);
}

function timeElement($: CheerioAPI, now: Instant): PublicationTime | undefined {
  for (const element of elementsOf($)) {
    if (element.name !== 'time') continue;
    const time = machineTime(element.attribs['datetime'] ?? textOf(element), now);
    if (time) return time;
  }
  return undefined;
}

/** Pages that paint their date by script keep it in a variable, as WeChat's `var ct = "1581517020"`. */
function scriptedTime($: CheerioAPI, now: Instant): PublicationTime | undefined {
  for (const script of $('script:not([src])').toArray()) {
    const text = textContent(script).slice(0, 300_000);
    const ct = /\bvar (?:ct|create_?time|publish_?time)\s*=\s*["'](\d{10})["']/.exec(text)?.[1];
    const named =
      /["']?\b(?:publish_?(?:ed)?_?(?:time|date|at)|pub_?(?:time|date)|date_?published|newsTime|create_?time)["']?\s*[:=]\s*["']?(\d{10,13}|(?:19|20)\d\d[-/][^"',;]{4,25})/i.exec(
        text,
      )?.[1];
    const time =
      (ct && epochTime(ct, now)) || (named && (epochTime(named, now) ?? machineTime(named, now)));
    if (time) return time;
  }
  return undefined;
}

function urlTime(url: string, now: Instant): PublicationTime | undefined {
  const match = /(?:\/|\D)((?:19|20)\d\d)[-/_]?(0[1-9]|1[0-2])[-/_]?([0-2]\d|3[01])(?!\d)/.exec(
    url.slice(0, 500),
  );
  return match ? publicationTime(`${match[1]}-${match[2]}-${match[3]}`, now) : undefined;
}
