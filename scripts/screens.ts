// npx tsx scripts/screens.ts [name …]: takes the pictures of docs/screens from an office that it fills itself.
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { parse } from 'yaml';
import { z } from 'zod';
import { hourMs } from '../src/domain/time.ts';
import { openBrowser } from '../test/support/browser.ts';
import { openManualClock } from '../test/support/manual-clock.ts';
import { serveOffice } from '../test/support/served-office.ts';
import { buildWeb } from './build-web.ts';
import { fillOffice, type Filled } from './screens/fill-office.ts';

interface Picture {
  name: string;
  /** Title of the role card. */
  role: string;
  address: string;
  /** What is done on the screen before the picture. */
  before?: (page: Page) => Promise<void>;
  width?: number;
}

const folder = 'docs/screens';
const settleMs = 1200;
const spanMs = 29 * hourMs;
const [analyst, coordinator, leader] = ['舆情研判员', '办公室', '分管领导'];
const [department, reviewer, publisher] = ['部门负责人', '审签人', '信息中心'];
const [system, audit] = ['系统管理员', '审计管理员'];

const press = (name: string | RegExp) => async (page: Page) =>
  page.getByRole('button', { name }).first().click();

function pictures({ signed, evaluated, consulted, judged, story, policy }: Filled): Picture[] {
  const phone = 390;
  return [
    { name: 'queue', role: analyst, address: '/queue' },
    {
      name: 'queue-preview',
      role: analyst,
      address: '/queue',
      before: preview,
    },
    { name: 'queue-keys', role: analyst, address: '/queue', before: press(/快捷键/) },
    { name: 'stories', role: analyst, address: '/stories' },
    { name: 'story', role: analyst, address: `/stories/${encodeURIComponent(story)}` },
    { name: 'case', role: analyst, address: `/cases/${signed}/overview` },
    { name: 'evidence', role: analyst, address: `/cases/${signed}/evidence` },
    { name: 'consult', role: coordinator, address: `/cases/${consulted}/consult` },
    { name: 'judge', role: coordinator, address: `/cases/${judged}/judge` },
    { name: 'respond', role: reviewer, address: `/cases/${signed}/respond` },
    { name: 'handover', role: analyst, address: `/cases/${consulted}/handover` },
    { name: 'evaluate', role: coordinator, address: `/cases/${evaluated}/evaluate` },
    { name: 'print', role: analyst, address: `/cases/${signed}/print/response` },
    { name: 'department', role: department, address: '/dept' },
    { name: 'department-phone', role: department, address: '/dept', width: phone },
    { name: 'cockpit', role: leader, address: '/cockpit' },
    { name: 'cockpit-sign', role: leader, address: '/cockpit/sign' },
    { name: 'cockpit-reports', role: leader, address: '/cockpit/reports' },
    { name: 'cockpit-wall', role: leader, address: '/cockpit?wall=1' },
    { name: 'sources', role: system, address: '/admin/sources', before: pauseFirst },
    { name: 'topics', role: analyst, address: '/admin/topics' },
    { name: 'policies', role: department, address: '/policies' },
    { name: 'policy-proposal', role: department, address: '/policies', before: proposePolicy },
    { name: 'policy', role: department, address: `/policies/${policy}` },
    { name: 'clocks', role: leader, address: '/admin/clocks' },
    { name: 'clocks-draft', role: leader, address: '/admin/clocks', before: draftClocks },
    { name: 'departments', role: analyst, address: '/admin/depts' },
    { name: 'departments-draft', role: leader, address: '/admin/depts', before: draftDepartments },
    { name: 'topics-draft', role: leader, address: '/admin/topics', before: draftOpening },
    { name: 'users', role: system, address: '/admin/users' },
    { name: 'audit', role: audit, address: '/audit' },
    { name: 'audit-case', role: audit, address: '/audit', before: openChain },
    { name: 'audit-office', role: audit, address: '/audit', before: openOffice },
    { name: 'settings', role: analyst, address: '/settings' },
    // the language is kept with the person: nobody else's pictures come from this one
    { name: 'queue-english', role: publisher, address: '/queue', before: press('English') },
  ];
}

async function draftClocks(page: Page): Promise<void> {
  await page.getByRole('button', { name: '修改时限规则' }).click();
  await page.getByLabel('C3 48小时回应：限时', { exact: true }).fill('36');
  await page.getByRole('button', { name: '与现行规则比对' }).click();
  await page.getByText('△ 修改').scrollIntoViewIfNeeded();
}

async function draftDepartments(page: Page): Promise<void> {
  await page.getByRole('button', { name: '修改部门名册' }).click();
  await page.getByLabel('财务处：名称').fill('财务与审计处');
  await page.getByRole('button', { name: '与现行规则比对' }).click();
  await page.getByText('△ 修改').first().scrollIntoViewIfNeeded();
}

async function draftOpening(page: Page): Promise<void> {
  await page.getByRole('button', { name: '修改重点与立案规则' }).click();
  await page
    .getByRole('button', { name: /：复制$/ })
    .first()
    .click();
  await page.getByRole('button', { name: '与现行规则比对' }).click();
  await page.getByText('＋ 新增').first().scrollIntoViewIfNeeded();
}

async function proposePolicy(page: Page): Promise<void> {
  await page.getByRole('button', { name: '登记政策' }).click();
  await page.getByText('从正文提取名称与识别词').click();
  await page
    .getByLabel('文件或解读稿正文')
    .fill('云岭省景区门票预约办法\n景区门票实行预约，简称“预约令”。未约满的时段免费开放。');
  await page.getByRole('button', { name: '提取', exact: true }).click();
}

async function pauseFirst(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: /^暂停 / })
    .first()
    .click();
  await page.getByRole('dialog').getByLabel('理由').fill('对方改版，先停一天');
  await page.getByRole('dialog').getByRole('button', { name: '暂停', exact: true }).click();
}

async function preview(page: Page): Promise<void> {
  await page.keyboard.press('j');
  await page.keyboard.press('Space');
}

async function openChain(page: Page): Promise<void> {
  await page.getByRole('link', { name: /查看并校验 YQ-2026-0004/ }).click();
}

async function openOffice(page: Page): Promise<void> {
  await page.getByRole('link', { name: '机关操作' }).click();
}

async function take(browser: Browser, url: string, picture: Picture): Promise<void> {
  const { name, role, address, before, width = 1280 } = picture;
  const context = await browser.newContext({ viewport: { width, height: 800 } });
  const page = await context.newPage();
  await page.goto(url + address);
  await page.getByRole('button', { name: role }).first().click();
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.waitForTimeout(settleMs);
  await before?.(page);
  await page.waitForTimeout(settleMs);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await context.close();
}

async function takeSignIn(browser: Browser, url: string): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(url);
  await page.getByRole('button', { name: analyst }).first().waitFor();
  await page.screenshot({ path: join(folder, 'sign-in.png') });
  await page.close();
}

const outDir = await mkdtemp(join(tmpdir(), 'huiying-screens-'));
await buildWeb({ outDir });
process.env['HUIYING_TEST_WEB'] = outDir;
await mkdir(folder, { recursive: true });
const clock = openManualClock(Date.now() - spanMs);
const sources = z
  .array(z.looseObject({}))
  .parse(parse(await readFile('config/sources/demo.yaml', 'utf8')));
const office = await serveOffice(clock, sources, { acceleration: 60 });
const browser = await openBrowser();
const wanted = process.argv.slice(2);
try {
  const filled = await fillOffice(office, clock);
  await takeSignIn(browser, office.server.url);
  for (const picture of pictures(filled)) {
    if (wanted.length > 0 && !wanted.includes(picture.name)) continue;
    await take(browser, office.server.url, picture).catch((error: unknown) =>
      console.error(`${picture.name}: ${String(error)}`),
    );
  }
} finally {
  await browser.close();
  await office.close();
  await rm(outDir, { recursive: true });
}
