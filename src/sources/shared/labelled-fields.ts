import type { Block } from './blocks.ts';

/** What a page says about itself in words beside its text. */
export interface LabelledFields {
  origin?: string | undefined;
  author?: string | undefined;
  /** Who edited it: what old portals name where they name nobody else. */
  editor?: string | undefined;
}

const originLabel =
  /(?:(?:稿件来源|文章来源|信息来源|新闻来源|内容来源|资料来源|稿源|来源|來源|出处|转自|摘自|来自)于?\s*[:：]|(?<=\|\s?)来源)\s*(?=\S)/;
const authorLabel =
  /(?:(?:(?<![a-z])by|作\s*者|撰\s*文|撰\s*稿|文字记者|撰写|供稿|楼主|发布者|发布人)\s*[:：]|(?<=\|\s?)作者)\s*(?=\S)/i;
/** 记者：张三；in an interview the same label stands before each question. */
const reporter =
  /记\s*者\s*[:：]\s*((?:[\u4e00-\u9fa5·]{2,4}[\s、]{0,2}){1,4})(?=$|[\n|｜)）】\]/]|\s)/;
const editorLabel = /(?:责任编辑|责编|责任编辑人|编辑)\s*[:：]\s*(?=\S)/;
const nextField =
  /\s*(?:作者|記者|编辑|編輯|责编|责任编辑|来源|來源|日期|时间|時間|发布|发表|浏览|点击|阅读|字体|字号|字號|访问|评论|分享|打印|大小|通讯员|摄影|校对|审核|原标题|微博|关键词|我要|收藏|编审|责任|人气|更新|录入|稿源|出处|(?<=\s)文章|(?<=\s)记者|(?:19|20)\d\d\s*[-/.年]|\d{1,2}月\d{1,2}日|[|｜【】[\]()（）丨⋅;；,，。\n]|\s{2,})/;

/** The values of 来源： and 作者： in blocks around the text; the first of each that can be a name. */
export function labelledFields(blocks: readonly Block[]): LabelledFields {
  const fields: LabelledFields = {};
  for (let at = 0; at < blocks.length; at++) {
    const text = blocks[at]?.text ?? '';
    if (text.length > 1500) continue;
    const next = blocks[at + 1]?.text ?? '';
    fields.origin ??= valueAfter(originLabel, text, next);
    fields.author ??= valueAfter(authorLabel, text, next) ?? reporterIn(text);
    fields.editor ??= valueAfter(editorLabel, text, next);
  }
  return fields;
}

function valueAfter(label: RegExp, text: string, next: string): string | undefined {
  const match = label.exec(`${text} `) ?? undefined;
  if (!match)
    return /(?:来源|來源|作者)\s*[:：]\s*$/.test(text) && label.test(`${text}x`)
      ? nameFrom(next)
      : undefined;
  return nameFrom(text.slice(match.index + match[0].length));
}

function reporterIn(text: string): string | undefined {
  return reporter.exec(text)?.[1]?.trim();
}

function nameFrom(text: string): string | undefined {
  const bracketed = /^[《【[(（]([^》】\])）]{2,20})[》】\])）]/.exec(text);
  const end = text.search(nextField);
  const value = (bracketed?.[1] ?? (end < 0 ? text : text.slice(0, end))).trim();
  return value.length >= 2 && value.length <= 30 ? value : undefined;
}
