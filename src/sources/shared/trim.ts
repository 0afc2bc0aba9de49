import type { Block } from './blocks.ts';
import { bare } from './title.ts';

/** A line longer than this is text, whatever it begins with. */
const longestLine = 220;

const opening =
  /^(by|from|photo|image|updated|published|posted|first published|last updated|share|text size|advert\w*|media (playback|caption)|watch|listen|print|email|comments?|follow|story highlights|credit)\b|来源|作者|责任编辑|编辑[:：]|发布|发表|时间[:：]|日期[:：]|浏览|点击|阅读(数|量|次)|字体|字号|分享|我要评论|正文|打印|当前位置|播报文章|语音播报|热度|大\s?中\s?小|首页\s?[>›»]/i;
const closing =
  /^[\s[【(（]*(责任编辑|责编|编辑|编审|审核|校对|来源|本文来源|关键字|关键词|标签|相关(阅读|新闻|文章|链接|专题)|延伸阅读|推荐阅读|更多|上一篇|下一篇|上一页|下一页|返回|分享|打印|关闭|收藏|发表评论|我要评论|评论|网友评论|点击|举报|声明|免责|版权|赞|扫一扫|特别声明|附件下载|TAG|不喜欢|减少|read (more|next)|related|see also|more (from|on|stories)|follow|share|tags?|topics|categor|filed under|subscribe|sign up|advert\w*|first published|last updated|post comment|comments?|you (may|might) also|also (on|read)|photo|image|credit|contact|write to|email|get (the|our)|copyright|©|all rights|recommended|don't miss|have a tip|next|previous|print|report)/i;

/** The blocks without the title repeated, byline and date lines before the text, and calls to go on reading after it. */
export function trimmed(blocks: readonly Block[], title: string): Block[] {
  let start = 0;
  let end = blocks.length;
  const letters = bare(title);
  while (start < end - 1 && start < 12 && isOpening(blocks[start], letters)) start++;
  while (end > start + 1 && blocks.length - end < 25 && isClosing(blocks[end - 1])) end--;
  return blocks.slice(start, end);
}

function isOpening(block: Block | undefined, title: string): boolean {
  if (!block || block.weight > longestLine) return false;
  const letters = bare(block.text);
  if (
    letters.length > 3 &&
    (title === letters || (title.includes(letters) && letters.length * 2 > title.length))
  ) {
    return true;
  }
  if (isSentence(block.text)) return false;
  return (
    opening.test(block.text) ||
    /(19|20)\d\d\s?[-/.年]\s?\d{1,2}|\b\d{1,2}:\d\d\b|(19|20)\d\d\b/.test(block.text)
  );
}

function isClosing(block: Block | undefined): boolean {
  if (!block || block.weight > longestLine) return false;
  return (
    (closing.test(block.text) && !isProse(block)) ||
    (block.weight > 4 && block.linkWeight > block.weight * 0.8)
  );
}

function isProse({ text, commas }: Block): boolean {
  return commas > 1 && /[。！？]”?$/.test(text) && !/[:：]/.test(text.slice(0, 12));
}

function isSentence(text: string): boolean {
  const isEnded =
    /[。！？!?”"]\s*$|[a-z]\.\s*$/.test(text) || /[。！？][^。！？]{4,80}[：:]\s*$/.test(text);
  return isEnded && text.length > 30;
}
