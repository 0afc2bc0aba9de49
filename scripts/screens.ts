// npx tsx scripts/screens.ts: takes the pictures of docs/screens from a demonstration that is running.
import { join } from 'node:path';
import { openBrowser } from '../test/support/browser.ts';

const folder = 'docs/screens';
const origin = 'http://127.0.0.1:8420';
const browser = await openBrowser();
const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
const shoot = (name: string, fullPage = false) =>
  page.screenshot({ path: join(folder, `${name}.png`), fullPage });

await page.goto(origin);
await page.getByRole('button', { name: '舆情研判员' }).waitFor();
await shoot('sign-in');
await page.getByRole('button', { name: '舆情研判员' }).click();
await page.getByRole('table').waitFor();
await shoot('queue');
await page
  .getByRole('link', { name: /栖云峡/ })
  .first()
  .click();
await page.getByRole('heading', { name: '证据' }).waitFor();
await shoot('case', true);
for (const [tab, name] of [
  ['话题与线索', 'stories'],
  ['采集来源', 'sources'],
] as const) {
  await page.getByRole('button', { name: tab }).click();
  await page.getByRole('heading', { name: tab }).waitFor();
  await shoot(name);
}
await browser.close();
