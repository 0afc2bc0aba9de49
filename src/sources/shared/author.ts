import type { CheerioAPI } from 'cheerio';
import type { Element } from 'domhandler';
import type { Block } from './blocks.ts';
import { ancestors, nameOf, select, textOf } from './markup.ts';
import type { LabelledFields } from './labelled-fields.ts';
import { isRecord } from './json.ts';
import { nameIn } from './structured.ts';
import type { Structured } from './structured.ts';

const longestName = 40;
/** What forum software calls the name beside a post. */
const posterNames =
  '.authi a, [class*="username" i], [class*="user-name" i], [class*="nickname" i], [class*="author" i][class*="name" i]';

/** The author as the page names one: JSON-LD, a label, meta, or an element called author or byline. */
export function authorOf(
  $: CheerioAPI,
  { nodes, meta }: Structured,
  labelled: LabelledFields,
  { head, body, isTalk }: { head: readonly Block[]; body: readonly Block[]; isTalk: boolean },
): string | undefined {
  const stated = nodes.map((node) => namesIn(node['author'])).find((names) => names !== '');
  if (stated) return stated;
  if (labelled.author !== undefined) return labelled.author;
  const poster = isTalk ? posterIn($) : undefined;
  if (poster !== undefined) return poster;
  const [spanned] = select($, '#author_baidu').map(nameShown).filter(isName);
  const signed = spanned ?? signedIn([...head, ...body.slice(0, 2), ...body.slice(-3)]);
  if (signed !== undefined) return signed;
  const named = meta.get('author') ?? meta.get('article:author') ?? meta.get('byl');
  if (named !== undefined && isName(named) && !siteMaker.test(named)) return named;
  const marked = select(
    $,
    '[rel="author"], [itemprop="author"], [class*="author-name"], [class*="byline"], .author',
  )
    .map(nameShown)
    .find(isName);
  return marked ?? labelled.editor;
}

/** Who began the thread: the first name beside a post that is no answer. */
function posterIn($: CheerioAPI): string | undefined {
  const isOfAnswer = (element: Element) =>
    [...ancestors(element)].some(
      (above) => /answer/i.test(nameOf(above)) || above.attribs['itemtype']?.endsWith('Answer'),
    );
  const names = select($, posterNames).filter((element) => !isOfAnswer(element));
  return names.map(nameShown).find(isName);
}

/** Content management systems write their maker's name where the author's belongs. */
const siteMaker = /(?:网络|科技|软件|公司|工作室)$/;

function nameShown(element: Element): string {
  return textOf(element).replace(/^(?:by\s*[:：]?\s+|作者\s*[:：]?\s*)/i, '');
}

function namesIn(value: unknown): string {
  const authors = Array.isArray(value) ? value : [value];
  const names = authors
    .filter((author) => !isRecord(author) || author['@type'] !== 'Organization')
    .map(nameIn)
    .filter((name) => name !== undefined && isName(name));
  return [...new Set(names)].join(', ');
}

function isName(text: string): boolean {
  return (
    text.length >= 2 &&
    text.length <= longestName &&
    !/https?:|[。！？\n@]|\d{4}|\.\w{2,3}\b|^name\b/i.test(text)
  );
}

const signatures = [
  // 本报记者 张三 李四；澎湃新闻记者 王五
  /(?:记者|通讯员|实习生)[\s:：/]{0,3}((?:[\u4e00-\u9fa5·]{2,4}[\s、,，]{0,2}){1,5})(?=[)）】\n]|\s|$|报道|摄|电|文|发自)/,
  // 文/张三
  /(?:^|\s|[(（])(?:文|撰文|作者)\s?[/:：]\s?([\u4e00-\u9fa5·]{2,4})/,
  // （张三）；（张三 上海报道）
  /[(（]((?:[\u4e00-\u9fa5·]{2,3}[\s、]?){1,2})(?:\s[\u4e00-\u9fa5]{2,4}报道)?[)）]$/,
  // 本贴由张三于2005年
  /由\s?(\S{1,12})\s?于\s?(?:19|20)\d\d/,
];

/** How Chinese papers and boards sign above the text, at its head or at its foot. */
function signedIn(ends: readonly Block[]): string | undefined {
  for (const { text } of ends) {
    for (const part of [text.slice(0, 60), text.slice(-60)]) {
      for (const signature of signatures) {
        const names = signature.exec(part.trim())?.[1]?.trim();
        if (
          names !== undefined &&
          isName(names) &&
          !/图片?|资料|编辑|转载|完|注|上|下|左|右|一|二|三/.test(names)
        )
          return names;
      }
    }
  }
  return undefined;
}
