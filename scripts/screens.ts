// npx tsx scripts/screens.ts: takes the pictures of docs/screens from a demonstration that is running.
import { join } from 'node:path';
import { openBrowser } from '../test/support/browser.ts';

const folder = 'docs/screens';
const origin = 'http://127.0.0.1:8420';
const settleMs = 1500;

/** Role card and address of each picture; `FLOOD` stands for the case at the top of the queue. */
const pictures = [
  ['queue', '舆情研判员', '/queue'],
  ['case', '舆情研判员', '/cases/FLOOD/overview'],
  ['evidence', '舆情研判员', '/cases/FLOOD/evidence'],
  ['stories', '舆情研判员', '/stories'],
  ['sources', '舆情研判员', '/admin/sources'],
  ['respond', '审签人', '/cases/FLOOD/respond'],
  ['department', '部门负责人', '/dept'],
  ['cockpit', '分管领导', '/cockpit'],
  ['audit', '审计管理员', '/audit'],
] as const;

const browser = await openBrowser();
let flood = '';
for (const [name, role, address] of pictures) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(origin);
  const card = page.getByRole('button', { name: role }).first();
  await card.waitFor();
  if (name === 'queue') await page.screenshot({ path: join(folder, 'sign-in.png') });
  await card.click();
  await page.getByRole('navigation').waitFor();
  await page.goto(origin + address.replace('FLOOD', flood));
  await page.getByRole('heading').first().waitFor();
  if (name === 'queue') {
    const top = page.locator('[data-case]').first();
    await top.waitFor();
    flood = (await top.getAttribute('data-case')) ?? '';
  }
  await page.waitForTimeout(settleMs);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await page.close();
}
await browser.close();
