import { call } from './api.js';
import { element, table } from './element.js';

/** @typedef {import('./page.js').Page} Page */

/**
 * Stories, the most recently seen first.
 * @param {Page} page
 */
export function openStories(page) {
  const heads = ['headline', 'priorities', 'severity', 'appearances', 'heat', 'owners', 'lastSeen'];
  return openList(page, {
    title: 'stories',
    heads,
    empty: 'noStories',
    load: async () =>
      rowsOf(await call('/api/stories'), 'stories', (story) => storyCells(page, story)),
  });
}

/**
 * The sources and their health.
 * @param {Page} page
 */
export function openSources(page) {
  const heads = ['source', 'status', 'lastSuccess', 'found', 'error'];
  return openList(page, {
    title: 'sources',
    heads,
    empty: 'noSources',
    load: async () =>
      rowsOf(await call('/api/sources'), 'sources', (source) => sourceCells(page, source)),
  });
}

/**
 * @param {any} answer
 * @param {string} name
 * @param {(one: any) => HTMLElement[]} cells
 */
function rowsOf(answer, name, cells) {
  return answer[name].map((/** @type {any} */ one) =>
    element('tr', { class: 'item' }, ...cells(one)),
  );
}

/**
 * @param {Page} page
 * @param {{ title: string, heads: string[], empty: string, load: () => Promise<HTMLElement[]> }} list
 */
async function openList(page, { title, heads, empty, load }) {
  const screen = element('section');
  async function refresh() {
    const rows = await load();
    const words = heads.map((key) => page.word(key));
    const body = element('tbody', {}, ...rows);
    screen.replaceChildren(
      element('h1', {}, page.word(title)),
      rows.length > 0
        ? table(words, [body], page.word(title))
        : element('p', { class: 'empty' }, page.word(empty)),
    );
  }
  await refresh();
  return { screen, refresh, key() {} };
}

/**
 * @param {Page} page
 * @param {any} story
 */
function storyCells(page, story) {
  const sources = [
    ...new Set(story.appearances.map((/** @type {any} */ one) => one.sourceName)),
  ].join(' · ');
  return [
    element(
      'td',
      { class: 'matter' },
      element('b', {}, story.headline),
      element('p', { class: 'quiet' }, sources),
    ),
    element(
      'td',
      {},
      ...story.priorities.map((/** @type {string} */ p) =>
        element('span', { class: 'tag' }, page.word(p)),
      ),
    ),
    element('td', {}, story.severity ? page.word(story.severity) : page.word('toJudge')),
    element(
      'td',
      { class: 'number' },
      String(story.appearances.length + (story.unlisted?.count ?? 0)),
    ),
    element('td', { class: 'number' }, story.heat.toFixed(1)),
    element('td', {}, story.owners.map((/** @type {any} */ owner) => owner.name).join('、')),
    element('td', { class: 'number' }, page.time(story.lastSeenAt)),
  ];
}

/**
 * @param {Page} page
 * @param {any} source
 */
function sourceCells(page, source) {
  return [
    element(
      'td',
      { class: 'matter' },
      element('b', {}, source.name),
      element('p', { class: 'quiet' }, source.url),
    ),
    element('td', {}, page.word(`source.${source.status}`)),
    element(
      'td',
      { class: 'number' },
      source.lastSuccessAt ? page.time(source.lastSuccessAt) : page.word('never'),
    ),
    element('td', { class: 'number' }, String(source.itemsFound)),
    element('td', {}, ...alarms(page, source)),
  ];
}

/**
 * @param {Page} page
 * @param {any} source
 */
function alarms(page, { alarms: raised, lastError }) {
  const lines = raised.map((/** @type {any} */ alarm) =>
    element(
      'p',
      { class: 'overdue' },
      page.word(`alarm.${alarm.kind}`, { t: page.time(alarm.since) }),
    ),
  );
  return lastError ? [...lines, element('p', { class: 'quiet' }, lastError)] : lines;
}
