import { isTag } from 'domhandler';
import type { Element } from 'domhandler';
import type { Block } from './blocks.ts';
import { elementsBelow } from './markup.ts';

/** What the text blocks at and below an element come to. */
export interface Tally {
  blocks: number;
  weight: number;
  linkWeight: number;
  commas: number;
  /** Weight of the blocks that read as prose: long, with few links. */
  prose: number;
}

/**
 * Sums up the blocks for every element from their owners up to `root`; prose is what weighs at least
 * `leastProse`.
 */
export function tally(
  blocks: readonly Block[],
  root: Element,
  leastProse = 40,
): Map<Element, Tally> {
  const tallies = new Map<Element, Tally>();
  for (const block of blocks) {
    const { weight, linkWeight, commas } = block;
    const prose = weight >= leastProse && linkWeight < weight * 0.3 ? weight : 0;
    add(tallies, block.owner, { blocks: 1, weight, linkWeight, commas, prose });
  }
  // In reverse document order every element is complete before it is added to its parent.
  for (const element of elementsBelow(root).toReversed()) {
    const own = tallies.get(element);
    if (own && element.parent && isTag(element.parent)) add(tallies, element.parent, own);
  }
  return tallies;
}

function add(tallies: Map<Element, Tally>, element: Element, more: Tally): void {
  const found = tallies.get(element);
  if (!found) {
    tallies.set(element, { ...more });
    return;
  }
  found.blocks += more.blocks;
  found.weight += more.weight;
  found.linkWeight += more.linkWeight;
  found.commas += more.commas;
  found.prose += more.prose;
}
