import type { Element } from 'domhandler';
import type { Block } from './blocks.ts';
import { ancestors } from './markup.ts';

/** What the text blocks at and below an element come to. */
export interface Tally {
  blocks: number;
  weight: number;
  linkWeight: number;
  commas: number;
  /** Weight of the blocks that read as prose: long, with few links. */
  prose: number;
}

/** Sums up the blocks for every element from their owners up to `root`. */
export function tally(
  blocks: readonly Block[],
  root: Element,
  leastProse = 40,
): Map<Element, Tally> {
  const tallies = new Map<Element, Tally>();
  for (const block of blocks) {
    add(tallies, block.owner, block, leastProse);
    if (block.owner === root) continue;
    for (const element of ancestors(block.owner)) {
      add(tallies, element, block, leastProse);
      if (element === root) break;
    }
  }
  return tallies;
}

function add(
  tallies: Map<Element, Tally>,
  element: Element,
  block: Block,
  leastProse: number,
): void {
  const found = tallies.get(element) ?? {
    blocks: 0,
    weight: 0,
    linkWeight: 0,
    commas: 0,
    prose: 0,
  };
  const isProse = block.weight >= leastProse && block.linkWeight < block.weight * 0.3;
  found.blocks++;
  found.weight += block.weight;
  found.linkWeight += block.linkWeight;
  found.commas += block.commas;
  found.prose += isProse ? block.weight : 0;
  tallies.set(element, found);
}
