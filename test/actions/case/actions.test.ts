import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addItems } from '../../../src/actions/case/add-items.ts';
import { execute } from '../../../src/actions/case/execute.ts';
import { fireDue } from '../../../src/actions/case/fire-due.ts';
import { openCase, openCaseByRule } from '../../../src/actions/case/open-case.ts';
import { replay } from '../../../src/domain/case/evolve.ts';
import { hours, opening, people } from '../../domain/case/office.ts';
import { openDesk, storyOf } from './desk.ts';

let desk: ReturnType<typeof openDesk>;
beforeEach(() => {
  desk = openDesk();
});
afterEach(() => desk.close());

async function opened(storyId: string, changes = {}) {
  const outcome = await openCaseByRule(desk.deps, storyOf(storyId, changes));
  if (outcome.kind !== 'opened') throw new Error(outcome.kind);
  return outcome.case;
}

async function firedSteps(caseId: string) {
  const history = await desk.cases.history(caseId);
  return history.flatMap(({ event }) => (event.kind === 'step-fired' ? [event] : []));
}

describe('opening a case', () => {
  it('opens one case for a story, however often and by however many at once it is told', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, () => openCaseByRule(desk.deps, storyOf('flood'))),
    );
    expect(outcomes.filter(({ kind }) => kind === 'opened')).toHaveLength(1);
    expect(outcomes.filter(({ kind }) => kind === 'already-open')).toHaveLength(49);
    expect(await desk.cases.all(10)).toHaveLength(1);
  });

  it('leaves a story alone that no rule of the profile speaks of', async () => {
    const praise = storyOf('praise', { tags: [], priorities: [] });
    expect(await openCaseByRule(desk.deps, praise)).toEqual({ kind: 'not-warranted' });
  });

  it('lets an analyst open what no rule demands, with priorities of their own', async () => {
    const praise = storyOf('praise', { tags: [], priorities: [] });
    const outcome = await openCase(desk.deps, people.analyst, {
      story: praise,
      priorities: ['P2'],
    });
    expect(outcome).toMatchObject({ kind: 'opened', case: { priorities: ['P2'] } });
  });

  it('does not let an administrator open one', async () => {
    const outcome = await openCase(desk.deps, people.auditor, { story: storyOf('flood') });
    expect(outcome).toMatchObject({ kind: 'refused', reason: 'not-permitted' });
  });

  it('does not believe a page that dates itself later than it was found', async () => {
    const found = await opened('flood', { firstPublicAt: desk.clock.now() + hours(100) });
    expect(found.firstPublicAt).toBe(found.discoveredAt);
  });
});

describe('a story that has grown', () => {
  it('links its new items to the live case, each once', async () => {
    const { id } = await opened('flood');
    const grown = storyOf('flood');
    grown.appearances.push({ ...grown.appearances[0]!, itemId: 'flood-3' });
    await addItems(desk.deps, grown);
    const after = await addItems(desk.deps, grown);
    expect(after?.id).toBe(id);
    expect(after?.itemIds).toEqual(['flood-1', 'flood-2', 'flood-3']);
  });

  it('raises a severity that no person has confirmed, and leaves a confirmed one alone', async () => {
    const { id } = await opened('flood', { severity: '较大' });
    await addItems(desk.deps, storyOf('flood', { severity: '重大' }));
    expect((await desk.read(id)).severity).toEqual({ level: '重大', provisional: true });
    await desk.give(people.leader, id, {
      kind: 'set-severity',
      level: '一般',
      confirmed: true,
      reason: '现场核实无险情',
    });
    await addItems(desk.deps, storyOf('flood', { severity: '特别重大' }));
    expect((await desk.read(id)).severity).toEqual({ level: '一般', provisional: false });
  });

  it('resolves with nothing where no live case holds the story', async () => {
    expect(await addItems(desk.deps, storyOf('unknown'))).toBeUndefined();
  });
});

describe('commands against a store', () => {
  it('lets exactly one of 50 racing actors win (lost updates, iris#628)', async () => {
    const { id, version } = await opened('flood');
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        execute(desk.deps, people.coordinator, {
          caseId: id,
          command: { kind: 'assign', assignee: { id: `u-${index}`, name: `承办${index}` } },
          expectedVersion: version,
        }),
      ),
    );
    expect(outcomes.filter(({ kind }) => kind === 'done')).toHaveLength(1);
    const lost = outcomes.filter((outcome) => outcome.kind === 'conflict');
    expect(lost).toHaveLength(49);
    expect(lost.every(({ currentVersion }) => currentVersion === version + 1)).toBe(true);
  });

  it('tries again without an expected version, so that no word is lost', async () => {
    const { id, version } = await opened('flood');
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        desk.give(people.coordinator, id, {
          kind: 'assign',
          assignee: { id: `u-${index}`, name: `承办${index}` },
        }),
      ),
    );
    const after = await desk.read(id);
    expect(after.version).toBe(version + 20);
    const history = await desk.cases.history(id);
    expect(replay(history.map(({ event }) => event))).toStrictEqual(after);
  });

  it('refuses an administrator before the case is even looked for', async () => {
    const outcome = await execute(desk.deps, people.auditor, {
      caseId: 'no-such-case',
      command: { kind: 'claim' },
    });
    expect(outcome).toMatchObject({ kind: 'refused', reason: 'not-permitted' });
  });

  it('says that a case is not there to whoever may ask', async () => {
    const outcome = await execute(desk.deps, people.handler, {
      caseId: 'no-such-case',
      command: { kind: 'claim' },
    });
    expect(outcome).toEqual({ kind: 'not-found' });
  });

  it('lets nobody choose the number of a case', async () => {
    const outcome = await execute(desk.deps, people.analyst, { caseId: 'mine', command: opening });
    expect(outcome).toMatchObject({ kind: 'refused', reason: 'case-missing' });
    expect(await desk.cases.all(10)).toEqual([]);
  });

  it('refuses to link a story that another live case answers for', async () => {
    await opened('flood');
    const { id } = await opened('rain');
    const outcome = await execute(desk.deps, people.analyst, {
      caseId: id,
      command: { kind: 'add-items', storyId: 'flood', itemIds: ['flood-1'] },
    });
    expect(outcome).toMatchObject({ kind: 'refused', reason: 'story-in-live-case' });
  });
});

describe('the timer', () => {
  it('fires what is due once, with any number of workers (agenda#1575, oncall#3111: fired twice or months later)', async () => {
    const { id } = await opened('flood', { severity: '重大' });
    desk.clock.advance(hours(2));
    const rounds = await Promise.all(Array.from({ length: 8 }, () => fireDue(desk.deps)));
    expect(rounds.flat()).toEqual([id]);
    const keys = (await firedSteps(id)).map(({ key }) => key);
    expect(keys.length).toBeGreaterThan(0);
    expect(new Set(keys).size).toBe(keys.length);
    expect(await fireDue(desk.deps)).toEqual([]);
  });

  it('fires after a restart everything that came due meanwhile, the longest due first (oncall#1206, bullmq#1658: escalation never resumed after a restart)', async () => {
    const { id } = await opened('flood', { severity: '重大' });
    desk.clock.advance(hours(30));
    expect(await fireDue({ ...desk.deps })).toEqual([id]);
    const times = (await firedSteps(id)).map(({ scheduledFor }) => scheduledFor);
    expect(times.length).toBeGreaterThan(8);
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });

  it('needs no lock that a crashed worker could keep (graphile#222: a lock longer than the deadline)', async () => {
    await opened('flood', { severity: '重大' });
    desk.clock.advance(hours(3));
    const dying = {
      ...desk.deps,
      cases: { ...desk.cases, save: () => Promise.reject(new Error('killed')) },
    };
    await expect(fireDue(dying)).rejects.toThrow('killed');
    expect(await fireDue(desk.deps)).toHaveLength(1);
  });

  it('does not let one case that fails hold up the others (zammad#5257, #4348: notices late or silently dead)', async () => {
    const broken = await opened('flood', { severity: '重大' });
    const { id } = await opened('rain', { severity: '重大' });
    desk.clock.advance(hours(3));
    const get = (caseId: string) =>
      caseId === broken.id ? Promise.reject(new Error('unreadable')) : desk.cases.get(caseId);
    await expect(fireDue({ ...desk.deps, cases: { ...desk.cases, get } })).rejects.toThrow(
      'unreadable',
    );
    expect(await fireDue(desk.deps)).toEqual([broken.id]);
    expect((await desk.read(id)).clocks.some(({ fired }) => fired.length > 0)).toBe(true);
  });

  it('fires what lies behind a whole batch of cases that fail', async () => {
    const broken = new Set<string>();
    for (let n = 0; n < 250; n += 1) broken.add((await opened(`broken-${n}`)).id);
    const { id } = await opened('rain', { firstPublicAt: desk.clock.now() });
    desk.clock.advance(hours(30));
    const get = (caseId: string) =>
      broken.has(caseId) ? Promise.reject(new Error('unreadable')) : desk.cases.get(caseId);
    await expect(fireDue({ ...desk.deps, cases: { ...desk.cases, get } })).rejects.toThrow(
      'unreadable',
    );
    expect(await firedSteps(id)).toHaveLength(1);
  });

  it('keeps drawing breath between batches, so that a shutdown does not wait for the backlog', async () => {
    await opened('flood', { severity: '重大' });
    desk.clock.advance(hours(3));
    expect(await fireDue(desk.deps, AbortSignal.abort())).toEqual([]);
  });
});
