import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { openLoopbackSite, type LoopbackSite, type Route } from './loopback-site.ts';

const shared = fileURLToPath(new URL('../../../shared/', import.meta.url));
const pagesFolder = join(shared, 'data/extraction/dev/pages');
const seedsFolder = join(shared, 'seeds');
/** Whether the shared pages and documents are beside the project. */
export const realPagesAreHere = existsSync(pagesFolder) && existsSync(seedsFolder);
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

const seedTitles: Record<string, string> = {
  '000': '山西省文化厅全面推进政务公开工作实施方案暨2017年政务公开工作要点',
  '001': '辽宁省文化厅2017年政府信息公开工作年度报告',
  '002': '自治区新闻出版广电局全面推进政务公开工作实施方案',
  '003': '山西省林业厅全面推进政务公开工作实施方案',
  '004': '2019年临沂市文化和旅游局政务公开工作要点及实施方案',
};
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** The five seed documents as a portal would serve them; lines of cells become the rows of its index table. */
function seedRoutes(): Record<string, Route> {
  const routes: Record<string, Route> = {};
  for (const file of readdirSync(seedsFolder)) {
    const title = escaped(seedTitles[file.slice(0, 3)] ?? file);
    const lines = escaped(readFileSync(join(seedsFolder, file), 'utf8')).split('\n');
    const rows = lines.filter((line) => / \| .* \|$/.test(line)).map(rowOf);
    const texts = lines.filter((line) => !/ \| .* \|$/.test(line));
    const paragraphs = texts.map((line) => `<p>${line.replace(/ ?\|$/, '')}</p>`);
    routes[`/seeds/${file.replace('.txt', '.html')}`] =
      `<html><head><title>${title}</title></head><body><h1>${title}</h1><table>${rows.join('\n')}</table>` +
      `<div class="TRS_Editor">${paragraphs.join('\n')}</div></body></html>`;
  }
  return routes;
}

function rowOf(line: string): string {
  const cells = line.replace(/ \|$/, '').split(' | ');
  return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
}

/** The site of both, with a list page each, and its sources as in config/sources. */
export async function serveRealPages(): Promise<{
  site: LoopbackSite;
  pages: number;
  sources: Record<string, string>[];
}> {
  const [pages, seeds] = [thirdPartyRoutes(), seedRoutes()];
  const site = await openLoopbackSite({
    ...pages,
    ...seeds,
    '/pages.html': listOf(Object.keys(pages)),
    '/seeds.html': listOf(Object.keys(seeds)),
  });
  const list = (id: string, tier: string) => ({
    kind: 'html-list',
    id,
    name: id,
    tier,
    url: `${site.origin}/${id}.html`,
    links: 'li a',
  });
  return {
    site,
    pages: Object.keys(pages).length + Object.keys(seeds).length,
    sources: [list('pages', 'portal'), list('seeds', 'official')],
  };
}
