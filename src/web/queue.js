import { call } from './api.js';
import { clockElement } from './clock.js';
import { byId, element, table } from './element.js';

/** @typedef {import('./page.js').Page} Page */

const bands = ['grave-and-close', 'close', 'overdue', 'on-course', 'concluded'];
const heads = [
  'deadline',
  'matter',
  'priorities',
  'severity',
  'stage',
  'department',
  'heat',
  'assignee',
];

/**
 * The queue. Rows that are on the page are changed in place; a new order waits until the reader asks.
 * @param {Page} page
 */
export async function openQueue(page) {
  const screen = element('section');
  let waiting = await load(page);
  /** @type {string} */
  let order = '';
  /** @type {Map<string, HTMLElement>} */
  const rows = new Map();

  const pill = element('button', {
    type: 'button',
    class: 'primary',
    onclick: () => keepingFocus(draw),
  });
  pill.hidden = true;
  screen.append(element('h1', {}, page.word('queue')));

  function draw() {
    rows.clear();
    order = orderOf(waiting);
    const bodies = bands.flatMap((band) => bandBody(page, band, waiting, rows));
    const empty = element('p', { class: 'empty' }, page.word('noQueue'));
    pill.hidden = true;
    screen.replaceChildren(
      element('h1', {}, page.word('queue')),
      element(
        'div',
        { class: 'toolbar' },
        element('span', {}, page.word('caseCount', { n: waiting.rows.length })),
        pill,
      ),
      waiting.rows.length > 0
        ? table(
            heads.map((key) => page.word(key)),
            bodies,
            page.word('queue'),
          )
        : empty,
    );
  }

  keepingFocus(draw);
  return {
    screen,
    async refresh() {
      waiting = await load(page);
      keepingFocus(() => {
        for (const row of waiting.rows) rows.get(row.id)?.replaceChildren(...cells(page, row));
      });
      const moved = orderOf(waiting) !== order;
      // an empty queue has no row under the reader's eye that could move
      if (moved && rows.size === 0) draw();
      else if (moved) {
        pill.hidden = false;
        const fresh = waiting.rows.filter((/** @type {any} */ { id }) => !rows.has(id)).length;
        pill.textContent = page.word('updates', { n: Math.max(fresh, 1) });
      }
    },
    /** @param {KeyboardEvent} event */
    key(event) {
      if (event.key === '.' && !pill.hidden) keepingFocus(draw);
      if (event.key === 'j' || event.key === 'k') move(event.key === 'j' ? 1 : -1);
    },
  };
}

/**
 * Makes the change and puts the focus back on the case that had it.
 * @param {() => void} change
 */
function keepingFocus(change) {
  const focused = document.activeElement?.getAttribute('data-case');
  change();
  if (focused) focusOn(document.querySelector(`[data-case="${CSS.escape(focused)}"]`));
}

/** @param {1 | -1} step */
function move(step) {
  const links = [...document.querySelectorAll('[data-case]')];
  const at = links.findIndex((link) => link === document.activeElement);
  focusOn(links[Math.min(Math.max(at + step, 0), links.length - 1)]);
}

/** @param {Element | null | undefined} target */
function focusOn(target) {
  if (target instanceof HTMLElement) target.focus();
}

/** @param {Page} page */
async function load(page) {
  const queue = await call('/api/queue');
  page.setTime(queue.now);
  byId('counts').replaceChildren(
    element(
      'span',
      { class: queue.overdue > 0 ? 'overdue' : '' },
      page.word('overdueCount', { n: queue.overdue }),
    ),
    element(
      'span',
      { class: queue.dueWithinHour > 0 ? 'near' : '' },
      page.word('dueSoonCount', { n: queue.dueWithinHour }),
    ),
  );
  return queue;
}

/** @param {{ rows: { id: string, band: string }[] }} queue */
function orderOf({ rows }) {
  return rows.map(({ id, band }) => `${id} ${band}`).join();
}

/**
 * @param {Page} page
 * @param {string} band
 * @param {{ rows: any[] }} queue
 * @param {Map<string, HTMLElement>} rows
 */
function bandBody(page, band, queue, rows) {
  const members = queue.rows.filter((row) => row.band === band);
  if (members.length === 0) return [];
  const title = `${page.word(`band.${band}`)} · ${members.length}`;
  const head = element(
    'tr',
    {},
    element('th', { scope: 'rowgroup', colspan: String(heads.length) }, title),
  );
  const lines = members.map((row) => {
    const line = element('tr', { class: 'item' }, ...cells(page, row));
    rows.set(row.id, line);
    return line;
  });
  return [element('tbody', { class: `band ${band}` }, head), element('tbody', {}, ...lines)];
}

/**
 * @param {Page} page
 * @param {any} row
 */
function cells(page, row) {
  const severity = row.severity
    ? page.word(row.severity.level) +
      (row.severity.provisional ? ` (${page.word('provisional')})` : '')
    : page.word('toJudge');
  const facts = [row.number, page.word('itemCount', { n: row.appearances }), ...row.sources].join(
    ' · ',
  );
  return [
    element('td', {}, clockElement(page, row.clock), clockNote(page, row)),
    element(
      'td',
      { class: 'matter' },
      element(
        'a',
        { href: `#/cases/${encodeURIComponent(row.id)}`, 'data-case': row.id },
        row.title,
      ),
      element('p', { class: 'quiet' }, facts),
    ),
    element(
      'td',
      {},
      ...row.priorities.map((/** @type {string} */ p) =>
        element('span', { class: 'tag' }, page.word(p)),
      ),
    ),
    element('td', {}, severity),
    element('td', {}, page.word(row.stage)),
    element('td', {}, row.leadDepartment ?? page.word('notNamed')),
    element('td', { class: 'number' }, row.heat.toFixed(1)),
    element('td', {}, row.assignee ?? page.word('unclaimed')),
  ];
}

/**
 * @param {Page} page
 * @param {any} row
 */
function clockNote(page, { clock, otherClocks }) {
  if (!clock) return undefined;
  const others = otherClocks > 0 ? ` ${page.word('otherClocks', { n: otherClocks })}` : '';
  return element(
    'p',
    { class: 'quiet' },
    `${clock.name} · ${page.word('dueAt', { t: page.time(clock.dueAt) })}${others}`,
  );
}
