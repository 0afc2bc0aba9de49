import type { CheerioAPI } from 'cheerio';
import { isTag } from 'domhandler';
import type { Element } from 'domhandler';
import { blocksOf } from './blocks.ts';
import type { Block } from './blocks.ts';
import { isUnlikely } from './boilerplate.ts';
import { ancestors, below, elementsBelow, isVisible, nameOf, rootOf, select } from './markup.ts';
import { tally } from './tally.ts';
import type { Structured } from './structured.ts';
import { writtenLines } from './thread-lines.ts';

const forumPath =
  /^[^#]*\/\/[^/]*\/([^#]*\/)?(threads?|topics?|forums?|bbs|viewtopic|showthread|viewthread|questions?|discussions?|boards?|wenda|luntan|community|r\/\w+\/comments|faq|[tdpq](?=\/[\w-]*\d))(?![a-z])|\/(comments|reviews)(?=[?#]|$)/i;
const forumHost =
  /^https?:\/\/([\w-]+\.)*((boards?|community|discuss(ion)?|ask|talk|luntan|tieba|wenda)\b|[\w-]*(forums?|bbs)[\w-]*\.)/i;
const forumSoftware =
  /discourse|phpbb|vbulletin|xenforo|discuz|flarum|ubb|mybb|nodebb|smf|invision|homeland/i;
/** Names that the makers of forum software give to what somebody wrote. */
const postNames =
  /(^|[\s])(bbWrapper|cooked|t_f|t_fsz|s-prose|postmsg|md|inner-?post|usertext-body|Post-body|userContent|MessageBody|Message|ipsType_richText|(js-)?post__?content-text|bbp-(reply|topic)-content|ipsRichText|msg_(text|body)|postarea|content markdown|post_message_\w+|postmessage_\w+|(\w+[-_])?(post|message|comment|reply|answer|topic|discussion|thread)s?[-_]{0,2}(body|content|text|message|detail|rich-?text|main|con)(-?(inner|wrap(per)?|text|body))?)(?=$|\s)/i;
const furniture =
  /signature|profile|(^|[\s_-])(sig|avatar|author|user-?(info|name|card|details)|meta|toolbar|actions?|controls?|footer|vote|votes|share|quote-?header|buttons?|menu|badges?|reputation|rank|attribution|reactions?|likes?|time|date|postbit|tags?|comments-link|post-?info|byline|pager|pagination)($|[\s_-])/i;

/** What people answer is short: six Han characters are an answer. */
const leastTalk = 15;
const othersTalk = /comment|repl(y|ies)|communit|header|extra|remark|thread|topic|message|post/i;

/** Whether the page says, in its address, its metadata or its software's name, that people talk here. */
export function isThread(url: string, { nodes, meta }: Structured, $: CheerioAPI): boolean {
  const types = nodes.flatMap((node) => [node['@type']].flat());
  if (
    types.some(
      (type) => type === 'DiscussionForumPosting' || type === 'QAPage' || type === 'Question',
    )
  )
    return true;
  if (forumSoftware.test(meta.get('generator') ?? '') || forumPath.test(url) || forumHost.test(url))
    return true;
  return (
    select(
      $,
      '[itemtype*="DiscussionForumPosting"], [itemtype*="QAPage"], [itemtype*="schema.org/Question"]',
    ).length > 0
  );
}

/** What people wrote on a thread's page, post by post in its order, without names, signatures and buttons. */
export function threadBlocks($: CheerioAPI): Block[] {
  const named = elementsBelow(rootOf($), isVisible).filter(isPost);
  const posts = writtenLines(
    innermost(named, rootOf($)).flatMap((post) => blocksOf(post, isFurniture)),
  );
  const talk = writtenLines(talkBlocks(rootOf($)));
  return weightOfAll(posts) > weightOfAll(talk) * 0.7 ? posts : talk;
}

/** The least part of the page that holds nearly all of its prose, for software whose names say nothing. */
function talkBlocks(root: Element): Block[] {
  const blocks = blocksOf(
    root,
    (element) => isFurniture(element) || (isUnlikely(element) && !othersTalk.test(nameOf(element))),
  ).filter(({ weight, linkWeight }) => linkWeight < weight * 0.6);
  const tallies = tally(blocks, root, leastTalk);
  const enough = (tallies.get(root)?.prose ?? 0) * 0.85;
  let holder: Element | undefined = root;
  let least = root;
  while (holder) {
    least = holder;
    holder = holder.children
      .filter(isTag)
      .find((child) => (tallies.get(child)?.prose ?? 0) > enough);
  }
  const isInLeast = below(new Set([least]));
  return blocks.filter(({ owner }) => isInLeast(owner));
}

function weightOfAll(blocks: readonly Block[]): number {
  return blocks.reduce((sum, { weight }) => sum + weight, 0);
}

function isPost(element: Element): boolean {
  const called = nameOf(element);
  return (
    (postNames.test(called) || /^(text|articleBody)$/.test(element.attribs['itemprop'] ?? '')) &&
    !furniture.test(called) &&
    !/^(a|span|input|img|i|button|body|form)$/.test(element.name)
  );
}

function isFurniture(element: Element): boolean {
  return furniture.test(nameOf(element)) && !postNames.test(nameOf(element));
}

/** Of named elements inside one another, the innermost that still hold most of the text. */
function innermost(named: readonly Element[], root: Element): Element[] {
  const around = allAround(named);
  const isLeftOut = (element: Element) => isFurniture(element) && !around.has(element);
  const tallies = tally(blocksOf(root, isLeftOut), root);
  const weightOf = (elements: readonly Element[]) =>
    elements.reduce((sum, element) => sum + (tallies.get(element)?.weight ?? 0), 0);
  const inside = nearestBelow(named);
  const choose = (element: Element): Element[] => {
    const inner = (inside.get(element) ?? []).flatMap(choose);
    return weightOf(inner) > weightOf([element]) * 0.6 ? inner : [element];
  };
  return (inside.get(undefined) ?? []).flatMap(choose);
}

function allAround(elements: readonly Element[]): ReadonlySet<Element> {
  const around = new Set<Element>();
  for (const element of elements) {
    for (const ancestor of ancestors(element)) {
      if (around.has(ancestor)) break;
      around.add(ancestor);
    }
  }
  return around;
}

/** Every named element under the nearest named one above it; the outermost under `undefined`. */
function nearestBelow(named: readonly Element[]): Map<Element | undefined, Element[]> {
  const known = new Set(named);
  const inside = new Map<Element | undefined, Element[]>();
  for (const element of named) {
    let above: Element | undefined;
    for (const ancestor of ancestors(element)) {
      if (!known.has(ancestor)) continue;
      above = ancestor;
      break;
    }
    const siblings = inside.get(above);
    if (siblings) siblings.push(element);
    else inside.set(above, [element]);
  }
  return inside;
}
