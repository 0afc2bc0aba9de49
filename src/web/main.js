import { call, Problem } from './api.js';
import { openCase } from './case.js';
import { tickClocks } from './clock.js';
import { openSources, openStories } from './collection.js';
import { byId, element } from './element.js';
import { Page } from './page.js';
import { openQueue } from './queue.js';
import { signInScreen } from './sign-in.js';

const page = new Page();
const tabs = ['queue', 'stories', 'sources'];
/** @type {{ screen: HTMLElement, refresh: () => Promise<void>, key: (event: KeyboardEvent) => void } | undefined} */
let open;
/** @type {EventSource | undefined} */
let changes;

async function start() {
  document.documentElement.lang = page.language === 'zh' ? 'zh-CN' : 'en';
  const office = await call('/api/office');
  page.acceleration = office.acceleration;
  byId('office-name').textContent = office.name;
  byId('demo-notice').hidden = !office.isDemo;
  byId('demo-notice').textContent = page.word('demoNotice', { n: office.acceleration });
  byId('language').textContent = page.language === 'zh' ? 'English' : '中文';
  byId('sign-out').textContent = page.word('signOut');
  for (const labelled of document.querySelectorAll('[data-word]')) {
    labelled.textContent = page.word(labelled.getAttribute('data-word') ?? '');
  }
  const session = await call('/api/session').catch(() => undefined);
  byId('sign-out').hidden = !session;
  byId('tabs').hidden = !session;
  byId('who').textContent = session?.name ?? '';
  byId('alert').hidden = true;
  if (!session) {
    byId('counts').replaceChildren();
    byId('main').replaceChildren(signInScreen(page, office, start));
    return;
  }
  listen();
  await route();
}

/** Shows the screen that the address names. */
async function route() {
  const [, name = 'queue', id = ''] = location.hash.split('/');
  byId('tabs').replaceChildren(...tabs.map((tab) => tabButton(tab, name)));
  try {
    open =
      name === 'cases'
        ? await openCase(page, decodeURIComponent(id))
        : name === 'stories'
          ? await openStories(page)
          : name === 'sources'
            ? await openSources(page)
            : await openQueue(page);
    byId('main').replaceChildren(open.screen);
  } catch (error) {
    show(error);
  }
}

/**
 * @param {string} tab
 * @param {string} current
 */
function tabButton(tab, current) {
  const attributes = { type: 'button', onclick: () => void (location.hash = `#/${tab}`) };
  return element(
    'button',
    tab === current ? { ...attributes, 'aria-current': 'page' } : attributes,
    page.word(tab),
  );
}

/** @param {unknown} error */
function show(error) {
  const isKnown = error instanceof Problem;
  byId('alert').textContent = isKnown
    ? error.message
    : page.word('connectionLost', { t: page.time(page.serverNow) });
  byId('alert').hidden = false;
}

const gatherMs = 250;
let isGathering = false;

function listen() {
  changes?.close();
  changes = new EventSource('/api/events');
  changes.addEventListener('open', () => void refresh());
  changes.addEventListener('changed', () => {
    if (isGathering) return;
    isGathering = true;
    setTimeout(() => {
      isGathering = false;
      void refresh();
    }, gatherMs);
  });
  changes.addEventListener('error', () => show(undefined));
}

async function refresh() {
  try {
    await open?.refresh();
    byId('alert').hidden = true;
  } catch (error) {
    if (error instanceof Problem && error.status === 401) await start();
    else show(error);
  }
}

byId('language').addEventListener('click', () => {
  page.language = page.language === 'zh' ? 'en' : 'zh';
  localStorage.setItem('language', page.language);
  void start();
});
byId('sign-out').addEventListener('click', () => {
  changes?.close();
  void call('/api/session', { method: 'DELETE' }).then(start);
});
addEventListener('hashchange', () => void route());
addEventListener('keydown', (event) => {
  const isTyping = event.target instanceof HTMLInputElement || event.isComposing;
  if (!isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) open?.key(event);
});
setInterval(() => {
  tickClocks();
  byId('server-time').textContent = page.word('serverTime', { t: page.time(page.now()) });
}, 1000);
start().catch(show);
