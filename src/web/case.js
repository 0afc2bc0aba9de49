import { call, Problem } from './api.js';
import { clockState } from './clock.js';
import { byId, element } from './element.js';

/** @typedef {import('./page.js').Page} Page */

const stages = ['收集', '会商', '研判', '回应', '评估', '归档'];

/**
 * One case: its clocks side by side, its evidence with the matched words, its history.
 * @param {Page} page
 * @param {string} id
 */
export async function openCase(page, id) {
  const screen = element('section');
  async function refresh() {
    const shown = await call(`/api/cases/${encodeURIComponent(id)}`);
    page.setTime(shown.now);
    screen.replaceChildren(...parts(page, shown, refresh));
  }
  await refresh();
  return { screen, refresh, key() {} };
}

/**
 * @param {Page} page
 * @param {any} shown
 * @param {() => Promise<void>} refresh
 */
function parts(page, shown, refresh) {
  const one = shown.case;
  return [
    element('p', {}, element('a', { href: '#/queue' }, page.word('back'))),
    element('h1', {}, one.title, ' ', element('span', { class: 'quiet' }, one.number)),
    stepper(page, one.stage),
    claimButton(page, one, refresh),
    element('h2', {}, page.word('clocks')),
    element(
      'div',
      { class: 'cards clock-cards' },
      ...shown.clocks.map((/** @type {any} */ clock) => clockCard(page, clock)),
    ),
    element('h2', {}, page.word('evidence')),
    ...shown.items.map((/** @type {any} */ tagged) => evidence(page, tagged)),
    element('h2', {}, page.word('timeline')),
    element(
      'ol',
      { class: 'timeline card' },
      ...shown.history.toReversed().map((/** @type {any} */ entry) => happened(page, entry)),
    ),
  ];
}

/**
 * @param {Page} page
 * @param {string} current
 */
function stepper(page, current) {
  const known = stages.includes(current) ? stages : [...stages, current];
  return element(
    'ol',
    { class: 'stepper' },
    ...known.map((stage) =>
      element('li', stage === current ? { 'aria-current': 'step' } : {}, page.word(stage)),
    ),
  );
}

/**
 * @param {Page} page
 * @param {any} one
 * @param {() => Promise<void>} refresh
 */
function claimButton(page, one, refresh) {
  if (one.assignee?.claimedAt)
    return element('p', {}, `${page.word('assignee')} ${one.assignee.person.name}`);
  return element(
    'button',
    { type: 'button', class: 'primary', onclick: () => void claim(one, refresh) },
    page.word('claim'),
  );
}

/**
 * @param {any} one
 * @param {() => Promise<void>} refresh
 */
async function claim(one, refresh) {
  const alert = byId('alert');
  try {
    const body = { expectedVersion: one.version, command: { kind: 'claim' } };
    await call(`/api/cases/${encodeURIComponent(one.id)}/commands`, { method: 'POST', body });
    alert.hidden = true;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    alert.textContent = error.message;
    alert.hidden = false;
  }
  await refresh();
}

/**
 * @param {Page} page
 * @param {any} clock
 */
function clockCard(page, clock) {
  const { status, text } = clockState(page, clock);
  return element(
    'div',
    { class: `card ${status}` },
    element('strong', {}, clock.name),
    element('p', {}, element('b', { class: `clock ${status}` }, text)),
    element('p', { class: 'quiet' }, page.word('since', { t: page.time(clock.anchor) })),
    element('p', { class: 'quiet' }, page.word('dueAt', { t: page.time(clock.dueAt) })),
    element('p', { class: 'quiet' }, basisInWords(page, clock)),
    element('p', { class: 'quiet' }, page.word('stepsFired', { n: clock.stepsFired })),
  );
}

/**
 * @param {Page} page
 * @param {any} clock
 */
function basisInWords(page, { basis, clause }) {
  const kind = page.word(basis);
  return basis === 'internal' ? kind : `${kind} · ${page.word('clause', { c: clause })}`;
}

/**
 * @param {Page} page
 * @param {any} tagged
 */
function evidence(page, { item, tags }) {
  const spans = tags.flatMap((/** @type {any} */ tag) => tag.evidence);
  const facts = [
    item.sourceName,
    item.publishedAt ? page.word('published', { t: page.time(item.publishedAt) }) : '',
  ];
  return element(
    'article',
    { class: 'card' },
    element('strong', {}, ...marked(item.title, spans, 'title')),
    element('p', { class: 'quiet' }, facts.filter(Boolean).join(' · ')),
    element('p', {}, ...tags.map((/** @type {any} */ tag) => tagElement(page, tag))),
    element('div', { class: 'evidence-text', tabindex: '0' }, ...marked(item.text, spans, 'text')),
  );
}

/**
 * @param {Page} page
 * @param {any} tag
 */
function tagElement(page, tag) {
  const certainty = tag.certainty === 'suspected' ? ` ${page.word('suspected')}` : '';
  return element(
    'span',
    { class: 'tag' },
    `${page.word(tag.priority)} ${Math.round(tag.confidence * 100)}%${certainty}`,
  );
}

/**
 * The text with the spans of its field marked; overlapping spans are merged.
 * @param {string} text
 * @param {{ field: string, start: number, end: number }[]} spans
 * @param {string} field
 */
function marked(text, spans, field) {
  /** @type {(Node | string)[]} */
  const pieces = [];
  let at = 0;
  for (const span of spans.filter((one) => one.field === field).sort((a, b) => a.start - b.start)) {
    const start = Math.max(span.start, at);
    if (span.end <= start) continue;
    pieces.push(text.slice(at, start), element('mark', {}, text.slice(start, span.end)));
    at = span.end;
  }
  return [...pieces, text.slice(at)];
}

/**
 * @param {Page} page
 * @param {any} entry
 */
function happened(page, { event }) {
  const detail =
    event.clock?.name ?? event.breach?.clockName ?? event.lead?.department?.name ?? event.to ?? '';
  const words = Array.isArray(detail)
    ? detail.map((role) => page.word(`role.${role}`)).join('、')
    : page.word(String(detail));
  return element(
    'li',
    {},
    element('span', { class: 'time quiet' }, page.time(event.at)),
    ` ${page.word(`event.${event.kind}`)} ${words} `,
    element('span', { class: 'quiet' }, event.by.name),
  );
}
