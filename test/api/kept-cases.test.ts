import { assert, asyncProperty, array, constantFrom, nat, record } from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { execute } from '../../src/actions/case/execute.ts';
import type { Command } from '../../src/domain/case/commands.ts';
import { keepCases } from '../../src/api/kept-cases.ts';
import type { Actor } from '../../src/domain/actor.ts';
import { dayMs, hourMs } from '../../src/domain/time.ts';
import { openCaseList, type CaseList } from '../../src/views/case-list.ts';
import { refOf } from '../../src/views/case-ref.ts';
import { casesBehind, cockpit } from '../../src/views/cockpit.ts';
import { countedCase, type CountedCase } from '../../src/views/counted-case.ts';
import { queue } from '../../src/views/queue.ts';
import { search } from '../../src/views/search.ts';
import { openManualClock, type ManualClock } from '../support/manual-clock.ts';
import { serveOffice, storyOf, type ServedOffice } from '../support/served-office.ts';

let clock: ManualClock;
let office: ServedOffice;
beforeEach(async () => {
  clock = openManualClock();
  office = await serveOffice(clock);
});
afterEach(() => office.close());

const analyst: Actor = { id: 'a', name: '甲', roles: ['analyst'] };
const coordinator: Actor = { id: 'b', name: '乙', roles: ['coordinator'] };

async function freshList(): Promise<CaseList> {
  const list = openCaseList();
  for (const one of await office.platform.cases.all(100)) list.put(one);
  return list;
}

const queueOf = (caseList: CaseList) =>
  queue({ caseList, stories: office.platform.stories }, clock.now());

const period = { from: 0, to: Number.MAX_SAFE_INTEGER };
/** The newest documents of the store, with nothing kept in between. */
const storedCases = () => office.platform.cases.all(100);

function figuresOf(cases: readonly CountedCase[]) {
  const facts = { cases, period: { from: clock.now() - dayMs, to: clock.now() }, now: clock.now() };
  return {
    figures: cockpit({ ...facts, stories: [], profile: office.deps.profile }),
    open: casesBehind(facts, { figure: 'open' }),
    inCollection: casesBehind(facts, { figure: 'stage', of: '收集' }),
    late: casesBehind({ ...facts, period }, { figure: 'promise', of: 'C1' }),
  };
}

const acts = array(
  record({
    kind: constantFrom('open', 'claim', 'dismiss', 'approve', 'wait'),
    one: nat(4),
  }),
  { minLength: 1, maxLength: 12 },
);

const given: Record<'claim' | 'dismiss' | 'approve', [Actor, Command]> = {
  claim: [analyst, { kind: 'claim' }],
  dismiss: [analyst, { kind: 'dismiss', reason: '与本厅无关' }],
  approve: [coordinator, { kind: 'approve' }],
};

async function carryOut(kind: 'open' | 'wait' | keyof typeof given, name: string): Promise<void> {
  if (kind === 'wait') return clock.advance(hourMs);
  if (kind === 'open') {
    await office.open(storyOf(name, clock.now(), { headline: name })).catch(() => undefined);
    return;
  }
  const one = await office.platform.cases.liveCaseOf(name);
  if (!one) return;
  const [actor, command] = given[kind];
  await execute(office.deps, actor, { caseId: one.id, command });
}

describe('the cases kept in memory', () => {
  it('show the same queue as the store read afresh, after any commands', async () => {
    const kept = await keepCases(office.platform);
    await assert(
      asyncProperty(acts, async (many) => {
        for (const { kind, one } of many) await carryOut(kind, `事项${one}`);
        expect(await queueOf(kept.list)).toEqual(await queueOf(await freshList()));
      }),
      { numRuns: 15 },
    );
    kept.close();
  });

  it('give the figures and lists of documents read afresh, after any commands', async () => {
    const kept = await keepCases(office.platform);
    await assert(
      asyncProperty(acts, async (many) => {
        for (const { kind, one } of many) await carryOut(kind, `事项${one}`);
        const stored = await storedCases();
        expect(figuresOf(kept.list.counted())).toEqual(figuresOf(stored.map(countedCase)));
        const deps = { caseList: kept.list, stories: office.platform.stories };
        const { cases } = await search(deps, '事项', { skip: 0, limit: 100 });
        expect(cases.rows).toEqual(stored.map(refOf));
      }),
      { numRuns: 15 },
    );
    kept.close();
  });

  it('are all there, however few fit on a page of the store', async () => {
    for (const name of ['a', 'b', 'c', 'd', 'e']) await office.open(storyOf(name, clock.now()));
    const kept = await keepCases(office.platform, 2);
    expect(kept.list.all()).toHaveLength(5);
    kept.close();
  });

  it('know the cases of before a restart', async () => {
    await office.open(storyOf('flood', clock.now()));
    const kept = await keepCases(office.platform);
    expect((await queueOf(kept.list)).total).toBe(1);
    kept.close();
  });

  it('learn what another process has saved when they are told to look', async () => {
    const { cases, logger } = office.platform;
    // saves of another process are not heard here
    const kept = await keepCases({ cases: { ...cases, onSaved: () => () => undefined }, logger });
    const one = await office.open(storyOf('flood', clock.now()));
    await kept.look([{ key: one.id, version: one.version }, { key: 'no such case' }]);
    expect(kept.list.versionOf(one.id)).toBe(one.version);
    kept.close();
  });

  it('keep the later of two versions, whichever comes first', async () => {
    const one = await office.open(storyOf('flood', clock.now()));
    const list = openCaseList();
    list.put({ ...one, version: 3, title: '后来的标题' });
    list.put({ ...one, version: 2 });
    expect(list.get(one.id)?.fixed).toMatchObject({ version: 3, title: '后来的标题' });
  });
});
