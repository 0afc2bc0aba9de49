import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { minuteMs } from '../../src/domain/time.ts';
import { openBrowser } from '../support/browser.ts';
import { openManualClock } from '../support/manual-clock.ts';
import { serveOffice, type ServedOffice } from '../support/served-office.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8');

/** What a screen test works with; made anew for each test. */
export interface Screens {
  browser: Browser;
  page: Page;
  office: ServedOffice;
  clock: ReturnType<typeof openManualClock>;
  /** Enters by the role card with this title, on the screen at this address. */
  enter(title: string, address?: string): Promise<void>;
  /** What axe-core finds wrong with the page as it stands: rule and element. */
  violations(): Promise<string[]>;
  /** The page's text without what others wrote, which is in their own language. */
  ownWords(): Promise<string>;
}

/** A Chromium for the file, and an office with a page of 1440 × 900 for each of its tests. */
export function openScreens(): Screens {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- filled by the hooks below before any test runs
  const screens = {
    async enter(title: string, address = '/') {
      await screens.page.goto(screens.office.server.url + address);
      await screens.page.getByRole('button', { name: title }).first().click();
      await screens.page.getByRole('navigation').first().waitFor();
    },
    async violations() {
      await screens.page.evaluate(axeSource);
      return screens.page.evaluate(async () => {
        const { axe } = globalThis as unknown as {
          axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
        };
        const results = await axe.run();
        return results.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
      });
    },
    ownWords: () =>
      screens.page.evaluate(() => {
        const copy = document.getElementById('app')?.cloneNode(true);
        if (!(copy instanceof HTMLElement)) return '';
        for (const told of copy.querySelectorAll('bdi, option, textarea, svg')) told.remove();
        return copy.textContent;
      }),
  } as Screens;
  beforeAll(async () => {
    screens.browser = await openBrowser();
  });
  afterAll(() => screens.browser.close());
  beforeEach(async () => {
    // the office's clock stands while the page's runs on: from a full minute on, both round to the same one
    screens.clock = openManualClock(Math.floor(Date.now() / minuteMs) * minuteMs);
    screens.office = await serveOffice(screens.clock);
    const context = await screens.browser.newContext({ viewport: { width: 1440, height: 900 } });
    screens.page = await context.newPage();
  });
  afterEach(async () => {
    await screens.page.context().close();
    await screens.office.close();
  });
  return screens;
}
