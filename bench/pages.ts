// Pages of made-up news for the benchmarks: 800 characters each, every text about something of its own,
// seeded. The words are drawn from the segmenter's own dictionary by their frequency there, so that they are as
// many and as rare as in real news, and place names as frequent.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const dictionary = createRequire(import.meta.url).resolve(
  'nodejieba/submodules/cppjieba/dict/jieba.dict.utf8',
);
const commonFrom = 50;
const entries = readFileSync(dictionary, 'utf8')
  .split('\n')
  .map((line) => line.split(' '))
  .filter(([word = '']) => /^\p{Script=Han}+$/u.test(word))
  .map(([word = '', frequency, kind]) => ({ word, frequency: Number(frequency), kind }));
/** What a text is about. */
const nouns = entries
  .filter(({ word, frequency, kind }) => kind === 'n' && word.length > 1 && frequency > commonFrom)
  .map(({ word }) => word);
const upTo = new Float64Array(entries.length);
const total = entries.reduce((sum, { frequency }, index) => (upTo[index] = sum + frequency), 0);

/** The word at this share of all words of running text, from 0 to 1. */
function wordAt(share: number): string {
  let [low, high] = [0, upTo.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((upTo[middle] ?? 0) > share * total) high = middle;
    else low = middle + 1;
  }
  return entries[low]?.word ?? '';
}

/** A linear congruential generator: the same seed gives the same pages. */
function openRandom(seed: number): (below: number) => number {
  let state = (seed * 7919 + 12_345) >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Title and paragraphs, 800 characters about twelve things of its own. */
export function article(seed: number, index: number): { title: string; paragraphs: string[] } {
  const random = openRandom(seed * 1_000_003 + index);
  const pick = (from: readonly string[]) => from[random(from.length)] ?? '';
  const things = Array.from({ length: 12 }, () => pick(nouns));
  const word = () => wordAt(random(2 ** 31) / 2 ** 31);
  const clause = () => `${pick(things)}${word()}${word()}${word()}${word()}${pick(things)}`;
  const sentence = () => `${clause()},${clause()},涉及${random(900) + 10}户。`;
  const title = `${clause()} ${things[0]}${things[1]}`;
  const paragraphs: string[] = [];
  for (let length = 0; length < 800;) {
    const paragraph = sentence() + sentence() + sentence();
    paragraphs.push(paragraph);
    length += paragraph.length;
  }
  return { title, paragraphs };
}

/** An article page with furniture around the article. */
export function articleHtml(seed: number, index: number): string {
  const { title, paragraphs } = article(seed, index);
  return `<!doctype html><html><head><meta charset="utf-8"><title>${title}_测试网</title></head><body>
<div class="nav"><a href="/">首页</a><a href="/news/">新闻</a><a href="/about.html">关于</a></div>
<h1>${title}</h1><div class="info">来源:测试网 发布时间:2026-11-20 ${10 + (index % 10)}:${10 + (index % 50)}</div>
<div class="content">${paragraphs.map((text) => `<p>${text}</p>`).join('\n')}</div>
<div class="footer">版权所有 <a href="/map.html">网站地图</a></div></body></html>`;
}

/** A list page that links to `count` articles, the first of them number `from`. */
export function listHtml(from: number, count: number): string {
  const links = Array.from({ length: count }, (_, offset) => {
    const index = from + offset;
    return `<li><a href="/2026/11/20/${index}.html">青川市关于第${index}号事项的情况通报</a></li>`;
  });
  return `<!doctype html><html><body><ul class="list">${links.join('\n')}</ul></body></html>`;
}
