import type { Element } from 'domhandler';
import { nameOf } from './markup.ts';

const unlikelyTags = new Set(['nav', 'aside', 'footer', 'menu', 'dialog', 'fieldset']);
const unlikelyRoles = new Set(
  'navigation menu menubar complementary dialog alertdialog alert search banner contentinfo tablist'.split(
    ' ',
  ),
);

const unlikelyNames =
  /-ad-|ai2html|banner|breadcrumb|combx|comment|disqus|footer|gdpr|header|menu|related|remark|replies|rss|shoutbox|sidebar|skyscraper|social|sponsor|supplemental|ad-break|agegate|pagination|pager|popup|yom-remote|share|sharing|newsletter|subscri|promo|recommend|tool-?bar|copyright|cookie|outbrain|taboola|crumb|toplink|hotnews|guess|weixin|qrcode|ewm|login|signup|sign-up|most-?read|trending|tags?-?list|author-?(bio|box|info)|also-?like|read-?more|more-?stories/i;
const likelyNames = /and|article|body|column|content|main|shadow|text|editor/i;
/** Names that are boilerplate wherever they stand, whatever else the name says. */
const surelyNames =
  /(^|[\s_-])(nav|navbar|navigation|share|social|related|recommend(ed|ation)?s?|breadcrumbs?|crumbs?|newsletter|sidebar|footer|comments?|comment-?list|promo|advert\w*|ads?|sponsor\w*|copyright|qrcode|print|toolbar|modal|popup|toast|pager|pagination|visually-?hidden|sr-only|screen-reader-text|sharing|share-?bar|bdshare\w*|jiathis\w*)($|[\s_-])/i;

const captionNames = /(^|[\s_-])(caption|wp-caption-text|credit|photo-?credit|img-?desc)/i;
/** Never the article itself, however much text it holds. */
const othersWords =
  /comment|repl(y|ies)|related|recommend|(^|[\s_-])foot(er)?($|[\s_-])|disqus|guess|hot|modal/i;

/** Whether the page's author named or tagged this element as something beside the text. */
export function isUnlikely(element: Element): boolean {
  const { name } = element;
  if (/^(body|html|article|main|a|blockquote|form)$/.test(name)) return false;
  if (unlikelyTags.has(name) || name === 'figcaption') return true;
  if (unlikelyRoles.has(element.attribs['role'] ?? '')) return true;
  const called = nameOf(element);
  if (/(with|has|no|left|right)-?sidebar|embed|tweet|(^|\s)token\s|hljs/i.test(called))
    return false;
  if (surelyNames.test(called) || captionNames.test(called)) return true;
  return unlikelyNames.test(called) && !likelyNames.test(called);
}

/** Whether an unlikely element stays so even when it holds most of the page's text. */
export function isOthersWords(element: Element): boolean {
  return unlikelyTags.has(element.name) || othersWords.test(nameOf(element));
}
