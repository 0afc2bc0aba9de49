/**
 * A DOM element with attributes and children. Strings become text nodes, never markup: what was
 * crawled is hostile.
 * @param {string} name
 * @param {Record<string, string | boolean | ((event: Event) => void)>} [attributes]
 * @param {...(Node | string | undefined)} children
 * @returns {HTMLElement}
 */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(key.replace(/^on/, ''), value);
    else if (value === true) made.setAttribute(key, '');
    else if (value !== false) made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child !== undefined));
  return made;
}

/**
 * The element with this id, which the page is known to have.
 * @param {string} id
 */
export function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no element #${id}`);
  return found;
}

/**
 * @param {readonly string[]} heads
 * @param {readonly HTMLElement[]} bodies
 * @param {string} caption
 */
export function table(heads, bodies, caption) {
  const row = element('tr', {}, ...heads.map((head) => element('th', { scope: 'col' }, head)));
  return element(
    'div',
    { class: 'table-frame', tabindex: '0', role: 'region', 'aria-label': caption },
    element('table', {}, element('thead', {}, row), ...bodies),
  );
}
