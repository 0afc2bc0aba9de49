import type { CheerioAPI } from 'cheerio';
import type { Block } from './blocks.ts';
import { select, textOf } from './markup.ts';
import type { Structured } from './structured.ts';

/** 来源 of the text: as labelled beside it, else as the page states it for machines or names an element for it. */
export function originOf(
  $: CheerioAPI,
  { meta }: Structured,
  labelled: string | undefined,
  around: readonly Block[],
): string | undefined {
  if (labelled !== undefined) return labelled;
  const stated = meta.get('contentsource') ?? meta.get('source') ?? meta.get('mediaid');
  if (stated !== undefined && stated.length <= 30 && !/^https?:/.test(stated)) return stated;
  for (const element of select(
    $,
    '[class*="source"], [id*="source"], [class*="origin"], .media_name',
  )) {
    const text = textOf(element).replace(/^(?:来源|來源)\s*[:：]?\s*/, '');
    if (text.length >= 2 && text.length <= 20 && !/\d{4}/.test(text)) return text;
  }
  return besideDate(around);
}

const dateThenName =
  /(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}日?\s?(?:\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?[\s·|]{1,3}([\p{Script=Han}A-Za-z][\p{Script=Han}\w—-]{1,14})(?=$|[\s[|])/u;
const nameThenDate =
  /^(?:原创\s?[:：]?)?\s?([\p{Script=Han}A-Za-z\d][\p{Script=Han}\w—-]{1,14}?)\s?(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}/u;

/** Portals set the publisher's bare name beside the date. */
function besideDate(around: readonly Block[]): string | undefined {
  for (const { text } of around) {
    if (text.length > 80) continue;
    const name = dateThenName.exec(text)?.[1] ?? nameThenDate.exec(text)?.[1];
    if (name !== undefined && /\p{Script=Han}/u.test(name) && !notNames.test(name)) return name;
  }
  return undefined;
}

const notNames =
  /浏览|点击|阅读|评论|发布|发表|时间|日期|来源|作者|编辑|字号|字体|分享|更新|星期|上午|下午|只看|楼|人气|次|今天|原创|字|打印|收藏|记者|关注/;
