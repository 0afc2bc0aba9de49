import { call, Problem } from './api.js';
import { element } from './element.js';

/** @typedef {import('./page.js').Page} Page */

/**
 * The sign-in screen: role cards in a demonstration, a token otherwise.
 * @param {Page} page
 * @param {{ name: string, isDemo: boolean, roleCards: { name: string, title: string, token: string }[] }} office
 * @param {() => Promise<void>} entered
 */
export function signInScreen(page, office, entered) {
  const failure = element('p', { class: 'overdue', role: 'alert' });
  /** @param {string} token */
  async function enter(token) {
    try {
      await call('/api/session', { method: 'POST', body: { token } });
      await entered();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      failure.textContent = error.message;
    }
  }
  return element(
    'section',
    {},
    element('h1', {}, office.name),
    ...(office.isDemo ? [roleCards(page, office.roleCards, enter)] : [tokenForm(page, enter)]),
    failure,
  );
}

/**
 * @param {Page} page
 * @param {{ name: string, title: string, token: string }[]} cards
 * @param {(token: string) => Promise<void>} enter
 */
function roleCards(page, cards, enter) {
  const buttons = cards.map(({ name, title, token }) =>
    element(
      'button',
      { type: 'button', class: 'card', onclick: () => void enter(token) },
      element('strong', {}, title),
      name,
    ),
  );
  return element(
    'div',
    {},
    element('p', {}, page.word('chooseRole')),
    element('div', { class: 'cards' }, ...buttons),
  );
}

/**
 * @param {Page} page
 * @param {(token: string) => Promise<void>} enter
 */
function tokenForm(page, enter) {
  const input = element('input', {
    id: 'token',
    type: 'password',
    autocomplete: 'current-password',
    required: true,
  });
  return element(
    'form',
    {
      onsubmit: (event) => {
        event.preventDefault();
        if (input instanceof HTMLInputElement) void enter(input.value);
      },
    },
    element('label', { for: 'token' }, page.word('token')),
    input,
    ' ',
    element('button', { class: 'primary' }, page.word('signIn')),
  );
}
