import { expect, it } from 'vitest';
import { renderPage } from '../../src/demo/render.ts';

const startedAt = Date.UTC(2026, 10, 20, 4, 0);

function rendered(text: string, out: readonly string[] = []): string {
  const options = { startedAt, site: 'http://site', isOut: (path: string) => out.includes(path) };
  return Buffer.from(renderPage(Buffer.from(text), options)).toString('utf8');
}

it('writes a moment before the start in each form that pages use, in Shanghai time', () => {
  expect(rendered('{{minutesAgo:95}}')).toBe('2026-11-20 10:25');
  expect(rendered('{{minutesAgo:95|date}} {{date}}')).toBe('2026-11-20 2026-11-20');
  expect(rendered('{{minutesAgo:95|iso}}')).toBe('2026-11-20T02:25:00.000Z');
  expect(rendered('{{minutesAgo:95|rfc822}}')).toBe('Fri, 20 Nov 2026 02:25:00 GMT');
  expect(rendered('{{minutesAgo:95|words}}')).toBe('2026年11月20日10时25分');
  expect(rendered('{{minutesAgo:95|day}}{{minutesAgo:95|clock}}')).toBe('11月20日10时25分');
  expect(rendered('〔{{minutesAgo:95|year}}〕')).toBe('〔2026〕');
});

it('writes a moment after the start for pages that come later', () => {
  expect(rendered('{{minutesAgo:-40}}')).toBe('2026-11-20 12:40');
});

it('shows a conditional line only once its page is out', () => {
  const list = '<ul>\n{{if:a/b.html}}<li>b</li>\n<li>c</li>\n</ul>\n';
  expect(rendered(list)).toBe('<ul>\n<li>c</li>\n</ul>\n');
  expect(rendered(list, ['a/b.html'])).toBe('<ul>\n<li>b</li>\n<li>c</li>\n</ul>\n');
});
