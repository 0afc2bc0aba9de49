import { load } from 'cheerio';
import type { CheerioAPI } from 'cheerio';
import { compile } from 'css-select';
import { isTag, isText } from 'domhandler';
import type { AnyNode, Document, Element, ParentNode } from 'domhandler';

/** Characters of a page that are read at most; no article needs more. */
const maxChars = 4_000_000;
/** Deeper nesting is no page that people write; it would make every walk over it slow. */
const maxDepth = 400;
const maxOpen = 3000;

const voidTags = new Set(
  'area base br col embed hr img input link meta param source track wbr p li td tr th dt dd option tbody thead'.split(
    ' ',
  ),
);

const invisibleTags = new Set(
  'script style noscript template svg iframe object embed canvas audio video map head select option textarea button input meta link math'.split(
    ' ',
  ),
);

const inlineTags = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rp rt ruby s samp small span strike strong sub sup time tt u var wbr img o:p st1:chsdate st1:chmetcnv amp-img picture source g-emoji'.split(
    ' ',
  ),
);

/** The page as a tree. Hostile nesting is flattened to its text, so that walking it is always cheap. */
export function parsePage(html: string): CheerioAPI {
  const markup = withoutSwallowers(html);
  const loaded = loadBounded(markup, { xmlMode: false });
  // Selecting takes time quadratic in the number of roots.
  const hasFewRoots = documentOf(loaded).children.length < 50;
  const isWhole = hasFewRoots && select(loaded, 'body').length > 0;
  const $ = isWhole ? loaded : loadBounded(`<body>${markup}`, { xmlMode: false });
  adoptNoscript($);
  return $;
}

/** Markup as a tree of bounded size and depth: where tags nest too deeply, only the text is kept. */
export function loadBounded(markup: string, mode: { xmlMode: boolean }): CheerioAPI {
  const bounded = markup.length > maxChars ? markup.slice(0, maxChars) : markup;
  const $ = seemsHostile(bounded) ? undefined : load(bounded, { xml: mode });
  if ($ && !isDeeperThan(documentOf($), maxDepth)) return $;
  return load(`<body>${bounded.replace(/<[^<>]{0,2000}>/g, '\n')}</body>`, { xml: mode });
}

/** A rough count, only to keep the parser itself from tags that no page opens in such numbers. */
function seemsHostile(markup: string): boolean {
  const tag = /<(\/?)([a-zA-Z][a-zA-Z0-9:-]*)/g;
  let open = 0;
  for (let found = tag.exec(markup); found !== null; found = tag.exec(markup)) {
    const name = found[2] ?? '';
    if (voidTags.has(name) || voidTags.has(name.toLowerCase())) continue;
    open = found[1] === '' ? open + 1 : Math.max(0, open - 1);
    if (open > maxOpen) return true;
  }
  return false;
}

function isDeeperThan(root: ParentNode, limit: number): boolean {
  let depth = 0;
  // hand over hand, as what is measured here may be too deep to be walked by calls
  for (let node: AnyNode | null = root; node !== null;) {
    const child: AnyNode | undefined = isTag(node) || node === root ? node.children[0] : undefined;
    if (child) {
      node = child;
      depth += 1;
    } else {
      while (node !== null && node !== root && node.next === null) {
        node = node.parent;
        depth -= 1;
      }
      if (node === null || node === root) return false;
      node = node.next;
    }
    if (node !== null && isTag(node) && depth > limit) return true;
  }
  return false;
}

/** Without openings that the parser would let run to the end of the page, where browsers do not. */
function withoutSwallowers(html: string): string {
  return html
    .replace(/<!\[CDATA\[|\]\]>/g, ' ')
    .replace(/--!>/g, '-->')
    .replace(/<!--?-?>/g, ' ');
}

/** Applications that paint by script keep their text for others in `noscript`: there it is the page. */
function adoptNoscript($: CheerioAPI): void {
  const hidden = select($, 'noscript').map((element) => ({
    element,
    chars: textBelow(element).length,
  }));
  const longest = hidden.toSorted((one, other) => other.chars - one.chars)[0];
  if (longest && longest.chars > 500 && longest.chars > textOf(rootOf($)).length)
    longest.element.name = 'div';
}

function textBelow(element: Element): string {
  return element.children.map((child) => textOf(child)).join(' ');
}

/** Every page is asked the same selectors: cheerio would compile each of them anew. */
const compiled = new Map<string, ReturnType<typeof compile<AnyNode, Element>>>();

/** The elements that a CSS selector finds, in document order; throws on what is no selector. */
export function select($: CheerioAPI, selector: string): Element[] {
  let query = compiled.get(selector);
  if (!query) {
    query = compile<AnyNode, Element>(selector);
    compiled.set(selector, query);
  }
  return elementsOf($).filter(query);
}

/** A page is asked a dozen selectors and more: it is walked for the first of them only. */
const walked = new WeakMap<Document, readonly Element[]>();

/** All elements of a page in document order; the tree keeps its shape from the first call on. */
export function elementsOf($: CheerioAPI): readonly Element[] {
  const document = documentOf($);
  const known = walked.get(document) ?? elementsBelow(document);
  walked.set(document, known);
  return known;
}

/** The body, which every page of `parsePage` has. */
export function rootOf($: CheerioAPI): Element {
  // on nearly all pages it is a child of the root element; searching the whole page takes long
  const near = documentOf($)
    .children.filter(isTag)
    .flatMap((element) => [element, ...element.children.filter(isTag)])
    .find(({ name }) => name === 'body');
  const [body] = near ? [near] : select($, 'body');
  if (!body) throw new TypeError('expected a tree made by parsePage');
  return body;
}

/** The document node, for walks over everything. */
export function documentOf($: CheerioAPI): Document {
  const root = $.root()[0];
  if (!root) throw new TypeError('cheerio returned a document without a root');
  return root;
}

/** Whether an element takes part in what a reader sees. */
export function isVisible(element: Element): boolean {
  if (invisibleTags.has(element.name)) return false;
  const { style, hidden } = element.attribs;
  if (hidden !== undefined && hidden !== 'until-found') return false;
  return style === undefined || !/display\s*:\s*none/i.test(style);
}

export function isInline(element: Element): boolean {
  return inlineTags.has(element.name);
}

/** Class and id in one string: what the page's author called this element. */
export function nameOf(element: Element): string {
  return `${element.attribs['class'] ?? ''} ${element.attribs['id'] ?? ''}`;
}

/** The elements from the parent of `node` up to the root, nearest first. */
export function* ancestors(node: AnyNode): Generator<Element> {
  for (let parent = node.parent; parent !== null; parent = parent.parent) {
    if (isTag(parent)) yield parent;
  }
}

/** All elements below `root` in document order; `enter` says whether to go below an element. */
export function elementsBelow(
  root: ParentNode,
  enter: (element: Element) => boolean = () => true,
): Element[] {
  const found: Element[] = [];
  const walk = (parent: ParentNode) => {
    for (const child of parent.children) {
      if (!isTag(child)) continue;
      found.push(child);
      if (enter(child)) walk(child);
    }
  };
  walk(root);
  return found;
}

/** Tells whether an element is one of `containers` or below one, asking each ancestor only once. */
export function below(containers: ReadonlySet<Element>): (element: Element) => boolean {
  const known = new Map<Element, boolean>();
  const isBelow = (element: Element): boolean => {
    const answer = known.get(element);
    if (answer !== undefined) return answer;
    const { parent } = element;
    const found = containers.has(element) || (parent !== null && isTag(parent) && isBelow(parent));
    known.set(element, found);
    return found;
  };
  return isBelow;
}

/** The visible text below a node on one line; nothing is gathered beyond about `limit` characters. */
export function textOf(node: AnyNode, limit = maxChars): string {
  const parts: string[] = [];
  gather(node, parts, limit);
  return parts.join('').replace(/\s+/g, ' ').trim();
}

/** Returns how many characters may still come. */
function gather(node: AnyNode, parts: string[], room: number): number {
  if (room <= 0) return 0;
  if (isText(node)) {
    parts.push(node.data);
    return room - node.data.length;
  }
  if (!isTag(node) || !isVisible(node)) return room;
  const pad = node.name === 'br' || !isInline(node) ? ' ' : '';
  parts.push(pad);
  let left = room;
  for (const child of node.children) left = gather(child, parts, left);
  parts.push(pad);
  return left;
}

/** All character data below a node as it stands, scripts included. */
export function textContent(node: AnyNode): string {
  if (isText(node)) return node.data;
  return 'children' in node ? node.children.map(textContent).join('') : '';
}
