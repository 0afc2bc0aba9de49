import { openCaseStore } from '../../../src/adapters/sqlite/case-store.ts';
import { openDatabase } from '../../../src/adapters/sqlite/database.ts';
import { sm3 } from '../../../src/adapters/audit-files/sm3.ts';
import { execute, type ExecuteDeps } from '../../../src/actions/case/execute.ts';
import type { Actor } from '../../../src/domain/actor.ts';
import type { Case } from '../../../src/domain/case/case.ts';
import type { Command } from '../../../src/domain/case/commands.ts';
import type { Story } from '../../../src/domain/story.ts';
import { calendar, eight, minutes, profile, sha256 } from '../../domain/case/office.ts';
import { openManualClock } from '../../support/manual-clock.ts';

/** The actions on a real store in memory, with a clock that tests move. */
export function openDesk() {
  const database = openDatabase(':memory:');
  const clock = openManualClock(eight + minutes(30));
  const cases = openCaseStore(database, sm3);
  const deps: ExecuteDeps = { cases, clock, profile, calendar, hash: sha256 };
  return {
    deps,
    cases,
    clock,
    async give(actor: Actor, caseId: string, command: Command): Promise<Case> {
      const outcome = await execute(deps, actor, { caseId, command });
      if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
      return outcome.case;
    },
    async read(caseId: string): Promise<Case> {
      const found = await cases.get(caseId);
      if (found === undefined) throw new Error(`no case ${caseId}`);
      return found;
    },
    close: () => database.close(),
  };
}

/** A flood in a fictitious town, told in two places. */
export function storyOf(id: string, changes: Partial<Story> = {}): Story {
  const appearance = (itemId: string) => ({
    itemId,
    title: '青禾镇积水',
    url: `https://news.example/${itemId}`,
    sourceName: '清河晚报',
    tier: 'local-media' as const,
    seenAt: eight + minutes(10),
  });
  return {
    id,
    traceId: `trace-${id}`,
    version: 1,
    headline: '青禾镇积水',
    appearances: [appearance(`${id}-1`), appearance(`${id}-2`)],
    tags: [
      {
        priority: 'P4',
        confidence: 0.9,
        certainty: 'sure',
        evidence: [{ field: 'title', start: 3, end: 5, text: '积水', rule: 'incident/flood' }],
      },
    ],
    priorities: ['P4'],
    region: [],
    owners: [],
    firstPublicAt: eight,
    firstSeenAt: eight + minutes(10),
    lastSeenAt: eight + minutes(10),
    heat: 1,
    ...changes,
  };
}
