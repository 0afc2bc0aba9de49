import { applyEdition, checkEdition, latestProfile } from '../../actions/profile/apply-edition.ts';
import { mayEditRules, type ProfileEdition } from '../../domain/profile-edition.ts';
import { changesOf } from '../../domain/rule-change.ts';
import { dayMs } from '../../domain/time.ts';
import type { CaseList } from '../../views/case-list.ts';
import { openingTrial } from '../../views/opening-trial.ts';
import { concerns } from '../../views/queue-row.ts';
import { ruleEffects } from '../../views/rule-effects.ts';
import { rulesContract as contract } from '../contract/rules.ts';
import { peopleOf } from '../people.ts';
import { conflict, refused } from '../problems.ts';
import { serve } from '../route.ts';
import type { ServerDeps, Serving } from '../serving.ts';

const triedMs = 7 * dayMs;
const maxStories = 5000;

type Deps = ServerDeps & { caseList: CaseList };

/** The rules that the office works by, and their next edition. */
export function rulesRoutes(serving: Serving, served: Deps): void {
  const deps = { ...served, heldBy: openHeldBy(served) };
  const { profile, calendar, caseList, stories, clock } = deps;
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
    const checked = await checkEdition(deps, latest, body.draft);
    if (checked.kind === 'refused') return { problem: refused(checked) };
    const changes = changesOf(profile, checked.rules);
    const cases = caseList.all();
    const recent = changes.some(({ of }) => of === 'opening')
      ? await stories.recent(clock.now() - triedMs, maxStories)
      : undefined;
    return {
      body: {
        effects: ruleEffects(changes, cases),
        open: cases.filter(({ isLive }) => isLive).length,
        ...(recent && {
          opening: openingTrial(recent, profile.openingRules, checked.rules.openingRules),
        }),
      },
    };
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

/** What keeps a department from being removed: open cases by number, people by name. */
function openHeldBy(deps: Deps) {
  return async (departments: readonly string[]) => {
    const live = deps.caseList.all().filter(({ isLive }) => isLive);
    const people = await peopleOf(deps);
    const held = departments.map((id): [string, string[]] => {
      const cases = live.filter((one) => concerns(one, id)).map(({ fixed }) => fixed.number);
      const staff = people.filter(({ department }) => department === id).map(({ name }) => name);
      return [id, [...cases, ...staff]];
    });
    return new Map(held);
  };
}
