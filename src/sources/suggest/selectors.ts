import type { CheerioAPI } from 'cheerio';
import type { Element } from 'domhandler';
import { ancestors, select } from '../shared/markup.ts';

/** Names that people give, not numbers that programs count up: `post-48213` is no name. */
const stableName = /^[A-Za-z_-][A-Za-z_-]*\d?$/;
const nearestAncestors = 4;

/**
 * CSS selectors that lead to the element, the most telling first: its id, its classes, its tag below something with
 * a name. Whether one of them leads nowhere else is for the caller to try.
 */
export function selectorsOf(element: Element): string[] {
  const own = partsOf(element);
  const above = [...ancestors(element)]
    .slice(0, nearestAncestors)
    .filter(({ name }) => name !== 'body' && name !== 'html')
    .flatMap((ancestor) => partsOf(ancestor).slice(0, 3));
  const within = above.flatMap((ancestor) =>
    [...own, element.name].map((part) => `${ancestor} ${part}`),
  );
  const plain = /^(h1|time|article)$/.test(element.name) ? [element.name] : [];
  return [...own, ...plain, ...within];
}

/** `#id`, then `tag.class` for each class. */
export function partsOf({ name, attribs }: Element): string[] {
  const id = (attribs['id'] ?? '').trim();
  const classes = (attribs['class'] ?? '').split(/\s+/).filter((one) => stableName.test(one));
  return [
    ...(stableName.test(id) ? [`#${id}`] : []),
    ...classes.map((one) => `${name}.${one}`),
    ...(classes.length > 1 ? [`${name}.${classes.join('.')}`] : []),
  ];
}

/** A page with the elements that hold the value looked for. */
export interface Place {
  $: CheerioAPI;
  isHit: (element: Element) => boolean;
}

/** The first of the selectors that finds a hit, and nothing else before it, on every page. */
export function commonSelector(
  candidates: readonly string[],
  places: readonly Place[],
  { isOnly }: { isOnly: boolean },
): string | undefined {
  return [...new Set(candidates)].find((selector) =>
    places.every(({ $, isHit }) => {
      const [first, second] = select($, selector);
      return first !== undefined && isHit(first) && (!isOnly || second === undefined);
    }),
  );
}
