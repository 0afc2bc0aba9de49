import { element } from './element.js';

/** @typedef {import('./page.js').Page} Page */
/** @typedef {{ name: string, status: string, dueAt: number, anchor: number, leftMs: number }} Clock */

const stopped = new Set(['met', 'met-late', 'cancelled']);

/**
 * The state of a clock now: icon, word and colour class.
 * @param {Page} page
 * @param {Clock | undefined} clock
 */
export function clockState(page, clock) {
  if (!clock) return { status: 'unarmed', text: page.word('clock.unarmed') };
  if (stopped.has(clock.status))
    return { status: clock.status, text: page.word(`clock.${clock.status}`) };
  const left = clock.dueAt - page.now();
  const whole = clock.dueAt - clock.anchor;
  const status =
    left < 0
      ? 'overdue'
      : left < Math.max(whole / 10, 1_800_000)
        ? 'urgent'
        : left < whole / 4
          ? 'near'
          : 'running';
  return { status, text: page.word(`clock.${status}`, { d: page.duration(left) }) };
}

/**
 * A clock that counts down by itself until its element leaves the page.
 * @param {Page} page
 * @param {Clock | undefined} clock
 */
export function clockElement(page, clock) {
  const text = element('b');
  const shown = element('span', { class: 'clock' }, text);
  const tick = () => {
    const { status, text: words } = clockState(page, clock);
    if (text.textContent !== words) text.textContent = words;
    shown.className = `clock ${status}`;
  };
  tick();
  tickers.add({ shown, tick });
  return shown;
}

/** @type {Set<{ shown: HTMLElement, tick: () => void }>} */
const tickers = new Set();

/** Moves every clock on the page; forgets those whose element is gone. */
export function tickClocks() {
  for (const ticker of tickers) {
    if (ticker.shown.isConnected) ticker.tick();
    else tickers.delete(ticker);
  }
}
