import { rulesContract as contract } from '../contract/rules.ts';
import { serve } from '../route.ts';
import type { ServerDeps, Serving } from '../serving.ts';

/** The rules of time that the office works by. */
export function rulesRoutes(serving: Serving, { profile, calendar }: ServerDeps): void {
  const { coveredFrom, coveredUntil } = calendar;
  const days = Object.fromEntries(calendar.days);
  serve(serving, contract.profile, () => ({
    body: { profile, calendar: { coveredFrom, coveredUntil, days } },
  }));
}
