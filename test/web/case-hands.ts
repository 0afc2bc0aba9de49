import type { Locator } from 'playwright-core';
import type { Screens } from './screen.ts';
import type { CaseOnScreen } from '../support/case-on-screen.ts';

/** Short words for what people do on the page of a case. */
export function handsOn(screens: Screens) {
  return {
    /** Lets the person with this role card in, on this part of the case. */
    async as(title: string, file: CaseOnScreen, tab = ''): Promise<void> {
      await screens.page.context().clearCookies();
      await screens.enter(title, `/cases/${file.id}/${tab}`);
    },
    button: (name: string | RegExp): Locator =>
      screens.page.getByRole('button', { name, exact: typeof name === 'string' }),
    /** The button of this name that sends the open dialog. */
    send: (name: string): Locator =>
      screens.page.getByRole('dialog').getByRole('button', { name, exact: true }),
    done: (what: string) => screens.page.getByText(`已办理：${what}`).first().waitFor(),
    label: (name: string) => screens.page.getByLabel(name, { exact: true }),
  };
}
