import { isTag } from 'domhandler';
import type { Element } from 'domhandler';
import { blocksOf } from './blocks.ts';
import type { Block } from './blocks.ts';
import { isOthersWords, isUnlikely } from './boilerplate.ts';
import { ancestors, below, nameOf } from './markup.ts';
import { tally } from './tally.ts';
import type { Tally } from './tally.ts';

/** Below this weight a block says too little to point at the article. */
const leastWeight = 25;

const paragraphTags = new Set('p pre li blockquote h1 h2 h3 h4 h5 h6 dd dt'.split(' '));
const likelyNames =
  /article|body|content|entry|main|hentry|h-entry|page|post|text|blog|story|zoom|editor|detail|正文/i;
const doubtfulNames =
  /-ad-|hidden|banner|combx|comment|com-|contact|foot|gdpr|masthead|media|meta|outbrain|promo|related|scroll|share|shoutbox|sidebar|skyscraper|sponsor|shopping|tags|tool|widget|list|recommend|hot|rank|nav/i;

/** Where an article's text stands: of all blocks below `root`, those of its body, in reading order. */
export function bodyBlocks(root: Element, everything: readonly Block[]): Block[] {
  const all = tally(everything, root);
  const isLeftOut = (element: Element) => isUnlikely(element) && !isDominant(element, all, root);
  const blocks = blocksOf(root, isLeftOut);
  const tallies = tally(blocks, root);
  const top = topContainer(blocks, tallies);
  if (!top) return blocks.filter((block) => block.linkWeight < block.weight * 0.5);
  top.element = gathered(top.element, tallies);
  const isKept = below(withSiblings(top, tallies));
  return clean(
    blocks.filter((block) => isKept(block.owner)),
    tallies,
    top.element,
  );
}

/** Guards a badly named element that holds the article against being left out. */
function isDominant(
  element: Element,
  tallies: ReadonlyMap<Element, Tally>,
  root: Element,
): boolean {
  const all = tallies.get(root);
  const own = tallies.get(element);
  if (!all || !own) return false;
  return !isOthersWords(element) && own.prose > 200 && own.prose > all.prose * 0.4;
}

interface Candidate {
  element: Element;
  score: number;
}

function topContainer(
  blocks: readonly Block[],
  tallies: ReadonlyMap<Element, Tally>,
): (Candidate & { scores: Map<Element, number> }) | undefined {
  const scores = new Map<Element, number>();
  for (const block of blocks) {
    if (block.weight < leastWeight || block.linkWeight > block.weight * 0.5) continue;
    const points = 1 + block.commas + Math.min(3, block.weight / 100);
    let level = paragraphTags.has(block.owner.name) || isLeafBlock(block, tallies) ? -1 : 0;
    for (const element of [block.owner, ...ancestors(block.owner)]) {
      if (level >= 0 && element.name !== 'html') {
        const share = level === 0 ? 1 : level === 1 ? 1 / 2 : 1 / (level * 3);
        scores.set(element, (scores.get(element) ?? startingScore(element)) + points * share);
      }
      level++;
      if (level > 5) break;
    }
  }
  let allProse = 0;
  for (const { prose } of tallies.values()) allProse = Math.max(allProse, prose);
  const candidates = [...scores]
    .map(([element, score]) => ({
      element,
      score:
        score *
        (1 - linkDensity(tallies.get(element))) *
        (proseIn(element, tallies) < allProse * 0.15 ? 0.4 : 1),
    }))
    .sort((one, other) => other.score - one.score);
  const first = candidates[0];
  if (!first) return undefined;
  const top = climb(commonAncestor(candidates, tallies) ?? first, scores, tallies);
  return { ...top, scores };
}

function isLeafBlock(block: Block, tallies: ReadonlyMap<Element, Tally>): boolean {
  return tallies.get(block.owner)?.blocks === 1 && !block.text.includes('\n');
}

function startingScore(element: Element): number {
  const called = nameOf(element);
  const byName = (likelyNames.test(called) ? 25 : 0) - (doubtfulNames.test(called) ? 25 : 0);
  if (/^(div|article|main)$/.test(element.name)) return byName + 5;
  if (/^(pre|td|blockquote)$/.test(element.name)) return byName + 3;
  if (/^(address|ol|ul|dl|dd|dt|li|form)$/.test(element.name)) return byName - 3;
  if (/^(h[1-6]|th)$/.test(element.name)) return byName - 5;
  return byName;
}

function proseIn(element: Element, tallies: ReadonlyMap<Element, Tally>): number {
  return tallies.get(element)?.prose ?? 0;
}

function linkDensity(found: Tally | undefined): number {
  return found && found.weight > 0 ? found.linkWeight / found.weight : 0;
}

/** Where the best candidates are parts of one text, the element that holds at least three of them. */
function commonAncestor(
  candidates: readonly Candidate[],
  tallies: ReadonlyMap<Element, Tally>,
): Candidate | undefined {
  const first = candidates[0];
  if (!first) return undefined;
  const rivals = candidates
    .slice(1, 6)
    .filter(({ score }) => score >= first.score * 0.75)
    .filter(({ element }) => proseIn(element, tallies) > proseIn(first.element, tallies) * 0.4)
    .map(({ element }) => new Set(ancestors(element)));
  if (rivals.length < 3) return undefined;
  for (const element of ancestors(first.element)) {
    if (element.name === 'body') return undefined;
    if (rivals.filter((above) => above.has(element)).length >= 3) {
      return { element, score: first.score };
    }
  }
  return undefined;
}

/** Up to a parent that scores more, or through parents that hold nothing else. */
function climb(
  start: Candidate,
  scores: ReadonlyMap<Element, number>,
  tallies: ReadonlyMap<Element, Tally>,
): Candidate {
  let top = start;
  for (const parent of ancestors(start.element)) {
    if (parent.name === 'body' || parent.name === 'html') break;
    const score = scores.get(parent);
    if (score === undefined) continue;
    if (score < start.score / 3) break;
    if (score > start.score && proseIn(parent, tallies) > proseIn(start.element, tallies) * 1.1) {
      top = { element: parent, score };
      break;
    }
  }
  for (const parent of ancestors(top.element)) {
    if (parent.name === 'body' || parent.children.filter(isTag).length !== 1) break;
    top = { element: parent, score: top.score };
  }
  return top;
}

/** Up to the ancestor that adds more of the same: prose with hardly anything else beside it. */
function gathered(start: Element, tallies: ReadonlyMap<Element, Tally>): Element {
  let best = start;
  for (const parent of ancestors(start)) {
    if (parent.name === 'body') break;
    const more = tallies.get(parent);
    const now = tallies.get(best);
    if (!more || !now) break;
    const addedProse = more.prose - now.prose;
    const addedWeight = more.weight - now.weight;
    if (addedProse > now.prose * 0.15 && addedProse > addedWeight * 0.8) best = parent;
  }
  return best;
}

/** The container and those of its siblings that carry on the same text. */
function withSiblings(
  top: Candidate & { scores: ReadonlyMap<Element, number> },
  tallies: ReadonlyMap<Element, Tally>,
): ReadonlySet<Element> {
  const kept = new Set([top.element]);
  const threshold = Math.max(10, top.score * 0.2);
  for (const sibling of top.element.parent?.children.filter(isTag) ?? []) {
    const found = tallies.get(sibling);
    if (!found || sibling === top.element) continue;
    const isAlike =
      nameOf(sibling).trim() !== '' && nameOf(sibling) === nameOf(top.element)
        ? top.score * 0.2
        : 0;
    const density = linkDensity(found);
    const isText =
      sibling.name === 'p' &&
      ((found.weight > 80 && density < 0.25) || (density === 0 && found.commas > 0));
    if (isText || (top.scores.get(sibling) ?? 0) + isAlike >= threshold) kept.add(sibling);
  }
  return kept;
}

/** Leaves out lists of links and other furniture inside the container. */
function clean(
  blocks: readonly Block[],
  tallies: ReadonlyMap<Element, Tally>,
  top: Element,
): Block[] {
  const lists = new Set(
    [...tallies].flatMap(([element, found]) =>
      element !== top && isLinkList(element, found) ? [element] : [],
    ),
  );
  for (const above of ancestors(top)) lists.delete(above);
  const isInList = below(lists);
  return blocks.filter((block) => {
    const isLink = block.weight > 12 && block.linkWeight > block.weight * 0.8;
    return !isLink && !isInList(block.owner);
  });
}

function isLinkList(element: Element, found: Tally): boolean {
  if (!/^(div|section|ul|ol|table|dl|form|td|header|li)$/.test(element.name)) return false;
  const density = linkDensity(found);
  if (density > 0.5 && found.blocks > 1) return true;
  return /^(ul|ol|table|div)$/.test(element.name) && density > 0.33 && found.commas < 10;
}
