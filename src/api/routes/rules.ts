import { applyEdition, checkEdition, latestProfile } from '../../actions/profile/apply-edition.ts';
import { changesOf, mayEditRules, type ProfileEdition } from '../../domain/profile-edition.ts';
import type { CaseList } from '../../views/case-list.ts';
import { ruleEffects } from '../../views/rule-effects.ts';
import { rulesContract as contract } from '../contract/rules.ts';
import { conflict, refused } from '../problems.ts';
import { serve } from '../route.ts';
import type { ServerDeps, Serving } from '../serving.ts';

/** The rules of time that the office works by, and their next edition. */
export function rulesRoutes(serving: Serving, deps: ServerDeps & { caseList: CaseList }): void {
  const { profile, calendar, caseList } = deps;
  const { coveredFrom, coveredUntil } = calendar;
  const days = Object.fromEntries(calendar.days);
  serve(serving, contract.profile, async ({ actor }) => {
    const { latest, editions } = await latestProfile(deps);
    return {
      body: {
        profile,
        ...(latest.version > profile.version && { coming: latest }),
        editions: editions.map(shown).reverse(),
        mayEdit: mayEditRules(actor),
        calendar: { coveredFrom, coveredUntil, days },
      },
    };
  });
  serve(serving, contract.tryRules, async ({ body }) => {
    const { latest } = await latestProfile(deps);
    const checked = checkEdition(deps, latest, body.draft);
    if (checked.kind === 'refused') return { problem: refused(checked) };
    const effects = ruleEffects(changesOf(profile, checked.rules), caseList.counted());
    const open = caseList.all().filter(({ isLive }) => isLive).length;
    return { body: { effects, open } };
  });
  serve(serving, contract.applyRules, async ({ body, actor }) => {
    const applied = await applyEdition(deps, actor, body);
    switch (applied.kind) {
      case 'applied':
        return { body: { version: applied.edition.profileVersion } };
      case 'conflict': {
        const { currentVersion: current } = applied;
        return { problem: conflict('方案', { expected: body.expectedVersion, current }) };
      }
      case 'refused':
        return { problem: refused(applied) };
    }
  });
}

function shown({ profileVersion, rules: { effectiveFrom }, at, by, reason }: ProfileEdition) {
  return { profileVersion, effectiveFrom, at, by: by.name, reason };
}
