import type { Element } from 'domhandler';
import type { Block } from './blocks.ts';
import { ancestors, below, nameOf } from './markup.ts';
import { bare } from './title.ts';

/** A line longer than this is what somebody wrote, however it begins. */
const longestLine = 60;

const button =
  /^[\s\d·|,#楼层.]*((我来)?(回复|回覆|回答|答|举报|点赞|赞|收藏|分享|评论|引用|删除|编辑|管理)|只看(该|楼)主|楼主|沙发|板凳|(查看|显示)(更多|全部).{0,12}|展开(全部|全文)?|收起|电梯直达|关注者?|已关注|私信|加好友|登录.{0,20}|注册.{0,10}|(创建|更新|发(表|布))于.{0,24}|最后由.{0,24}|复制链接|\[?复制链接\]?|精华|置顶|\d*个?回答|主题|帖子|积分|.{0,4}(金币|威望|等级|贡献|人气)[:：]?|(注册时间|最后登录|在线时间|阅读权限|查看)[:：].{0,24}|对\s?#?\d*\s?回复|#|没有更多了?|更多回答|全部评论.{0,6}|\d{1,6}|reply|quote|report|share|like|permalink|edited|edit|delete|posted .{0,30}|joined .{0,20}|.{0,10}\b(hours?|days?|weeks?|months?|years?) ago)([\s\d·()（）|]|举报|评论|回复|分享)*$/i;
/** What the software says about who wrote, when and from where. */
const about =
  /^(发表于|发布于|创建于|最后由|本帖最后由|此(主题|回复|帖)已被?删除|该(楼层|帖|用户).{0,12}(折叠|屏蔽|删除|禁言)|.{0,24}(采纳数|获赞数|回帖数|粉丝数?|关注数?|文章数?|阅读数?)[:：]?\s?\d)|(^|\s)(只看该作者|倒序浏览|阅读模式|次阅读|人点赞|个人(博客|主页|认证用户))(?![，。！？])|^(需要|请先?|您需要)\s?登录/;
/** The software's words around a quotation or a change. */
const attribution =
  /^(click to (expand|shrink)\b.*|.{1,40}\b(said|wrote)\s?:|(originally )?(posted|written) by:? .{1,40}|on .{6,40}, .{1,40} said:|quote( from)?:?|edited .{4,40} by .{1,30}|(last )?edited( by .{1,30})?:? .{4,40}|reveal hidden contents|引用.{0,24}[:：]|回复\s?[@#].{1,24}[:：]?|.{1,24}(写道|发表于.{4,20})[:：])$/i;
/** From such a heading on, a page shows other things than the thread. */
const otherThings =
  /^(关于(作者|我们|题主)|相关(问题|推荐|话题|帖子|阅读|搜索|文章|内容|讨论)|猜你(喜欢|想看|关注)|为你推荐|推荐(阅读|内容|文章|律师服务.{0,60})|热门(推荐|帖子|话题|问题|文章)|更多(推荐|相关|精彩)?|大家(都在看|还看了|还在搜)|其他类似问题|类似(问题|话题)|精彩推荐|similar (threads|topics|discussions?|questions?)|(related|suggested|recommended|popular|hot|trending) (threads?|topics?|posts?|questions?|discussions?|articles?|reading|communities)|you must (log ?in|be logged in|sign in).{0,60}|who('s| is| was) (online|reading).{0,30}|users browsing this.{0,30}|(share|page) \d* ?(this page|of \d+))[\s:：>»📝🎁]*$/iu;

/**
 * Of a thread's blocks those that somebody wrote there: without buttons and the software's words, without what
 * recurs under several posts such as signatures, without quotations of what stands above, and without what
 * follows under a heading such as 相关问题.
 */
export function writtenLines(blocks: readonly Block[]): Block[] {
  const thread = beforeOtherThings(blocks);
  const times = new Map<string, number>();
  for (const { text } of thread) times.set(text, (times.get(text) ?? 0) + 1);
  const said = new Set<string>();
  return thread.filter(({ text, owner, weight }) => {
    if (isOfSoftware(text)) return false;
    if (weight >= leastRecurring && (times.get(text) ?? 0) >= fewestRecurrences) return false;
    const letters = bare(text);
    const isRepeated = said.has(letters) && isQuotation(owner);
    said.add(letters);
    return !isRepeated;
  });
}

/** 支持 and 顶 under every other post are opinions; a longer line three times over is a signature or a notice. */
const leastRecurring = 20;
const fewestRecurrences = 3;

function isOfSoftware(text: string): boolean {
  return (
    text.length <= longestLine * 2 &&
    (attribution.test(text) ||
      (text.length <= longestLine && (button.test(text) || about.test(text))))
  );
}

function isQuotation(owner: Element): boolean {
  const isQuote = (element: Element) =>
    element.name === 'blockquote' || /quote/i.test(nameOf(element));
  return isQuote(owner) || [...ancestors(owner)].slice(0, 6).some(isQuote);
}

/**
 * Leaves out the parts of the page that open with such a heading, and all that follows one in the last two thirds;
 * before those, such words are more likely somebody's own.
 */
function beforeOtherThings(blocks: readonly Block[]): readonly Block[] {
  const isHeading = ({ text }: Block) => text.length <= longestLine && otherThings.test(text);
  const parts = blocks.flatMap((block, at) =>
    isHeading(block) ? [partOpenedBy(block, blocks[at - 1])] : [],
  );
  const isInOther = below(new Set(parts));
  const end = blocks.findIndex((block, at) => at > blocks.length / 3 && isHeading(block));
  return blocks.filter(({ owner }, at) => (end < 0 || at < end) && !isInOther(owner));
}

/** The largest element around the block that does not reach back to the block before it. */
function partOpenedBy({ owner }: Block, before: Block | undefined): Element {
  const taken = new Set(before ? [before.owner, ...ancestors(before.owner)] : []);
  let part = owner;
  for (const around of ancestors(owner)) {
    if (taken.has(around) || around.name === 'body') break;
    part = around;
  }
  return part;
}
