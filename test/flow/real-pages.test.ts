import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openLoopbackSite, type Route } from '../support/loopback-site.ts';
import { openManualClock } from '../support/manual-clock.ts';
import { openOffice } from '../support/office.ts';

const shared = fileURLToPath(new URL('../../../shared/', import.meta.url));
const pagesFolder = join(shared, 'data/extraction/dev/pages');
const seedsFolder = join(shared, 'seeds');
const isHere = existsSync(pagesFolder) && existsSync(seedsFolder);
const pageSchema = z.object({ name: z.string(), lang: z.string(), title: z.string().optional() });

const listOf = (paths: readonly string[]) =>
  `<html><body><ul>${paths.map((path) => `<li><a href="${path}">${path}</a></li>`).join('')}</ul></body></html>`;

/** Third-party Chinese pages, as raw bytes without any header that would help. */
function thirdPartyRoutes(): Record<string, Route> {
  const lines = readFileSync(join(pagesFolder, 'truth.jsonl'), 'utf8').trim().split('\n');
  const routes: Record<string, Route> = {};
  for (const line of lines) {
    const { name, lang } = pageSchema.parse(JSON.parse(line));
    if (lang !== 'zh') continue;
    const body = gunzipSync(readFileSync(join(pagesFolder, 'html', `${name}.html.gz`)));
    routes[`/pages/${name}.html`] = (_request, response) =>
      void response.writeHead(200, { 'content-type': 'text/html' }).end(body);
  }
  return routes;
}

/** The five seed documents as a portal would serve them. */
function seedRoutes(): Record<string, Route> {
  const routes: Record<string, Route> = {};
  for (const file of readdirSync(seedsFolder)) {
    const text = readFileSync(join(seedsFolder, file), 'utf8');
    const title = /《([^》]{6,60}方案[^》]*)》/.exec(text)?.[1] ?? text.slice(0, 40);
    const paragraphs = text.split(/\n/).map((line) => `<p>${line.replaceAll('<', '&lt;')}</p>`);
    routes[`/seeds/${file.replace('.txt', '.html')}`] =
      `<html><head><title>${title.replaceAll('<', '&lt;')}</title></head><body><h1>${title.replaceAll('<', '&lt;')}</h1><div class="TRS_Editor">${paragraphs.join('\n')}</div></body></html>`;
  }
  return routes;
}

describe.skipIf(!isHere)(
  `pages that nobody here wrote${isHere ? '' : ' (skipped: ../shared/data is absent)'}`,
  () => {
    it(
      'become items, stories and tags, each with verbatim evidence',
      { timeout: 120_000 },
      async () => {
        const [pages, seeds] = [thirdPartyRoutes(), seedRoutes()];
        const site = await openLoopbackSite({
          ...pages,
          ...seeds,
          '/pages.html': listOf(Object.keys(pages)),
          '/seeds.html': listOf(Object.keys(seeds)),
        });
        const list = (id: string) => ({
          kind: 'html-list',
          id,
          name: id,
          tier: 'portal',
          url: `${site.origin}/${id}.html`,
          links: 'li a',
        });
        const office = await openOffice({
          sources: [list('pages'), list('seeds')],
          allow: [site.host],
          clock: openManualClock(),
        });
        const summary = await office.crawl();
        const { items, stories } = office.platform;
        const told = await stories.recent(0, 10_000);
        const ids = told.flatMap((story) => story.appearances.map(({ itemId }) => itemId));
        const tagged = (await Promise.all(ids.map((id) => items.get(id)))).filter(
          (item) => item !== undefined,
        );
        const deadLetters = await Promise.all(
          ['item-to-tagged-item', 'tagged-item-to-story', 'story-to-case'].map((stage) =>
            office.platform.log.lag(`dead-letter.${stage}`, 'nobody'),
          ),
        );
        await office.close();
        await site.close();

        const asked = Object.keys(pages).length + Object.keys(seeds).length;
        expect(summary.failed).toBe(0);
        // a few pages hold no article: an empty forum, a page of pictures
        expect(summary.itemsFound).toBeGreaterThanOrEqual(Math.floor(asked * 0.97));
        expect(tagged).toHaveLength(await Promise.resolve(summary.itemsFound));
        expect(deadLetters).toEqual([0, 0, 0]);
        for (const { item, tags } of tagged) {
          for (const { field, start, end, text } of tags.flatMap((tag) => tag.evidence)) {
            expect(item[field].slice(start, end)).toBe(text);
          }
        }
        const seedItems = tagged.filter(({ item }) => item.sourceId === 'seeds');
        expect(seedItems).toHaveLength(5);
        expect(seedItems.every(({ tags }) => tags.some(({ priority }) => priority === 'P1'))).toBe(
          true,
        );
      },
    );
  },
);
