import { expect, it } from 'vitest';
import type { Case } from '../../src/domain/case/case.ts';
import type { CaseStore, CaseWrite } from '../../src/ports/case-store.ts';
import { describeContract, type Contract } from './contract.ts';
import { caseEvent, newCase } from './nouns.ts';

/** What every store of cases keeps: one atomic write per command, and of two at once exactly one. */
export function caseStoreContract(contract: Contract<CaseStore>): void {
  describeContract('case store', contract, ({ open, can }) => {
    it('gives a case back as it was saved', async () => {
      const { port: cases } = await open();
      const titled = { ...newCase('a'), title: '云石市停水🚱“三天”\n\\' };
      expect(await cases.save(opening(titled))).toBe('saved');
      expect(await cases.get('a')).toEqual(titled);
      expect(await cases.get('b')).toBeUndefined();
    });

    it('lets exactly one of fifty racing commands win', async () => {
      const { port: cases } = await open();
      await cases.save(opening(newCase('a')));
      const racing = Array.from({ length: 50 }, (_, n) =>
        cases.save(next(newCase('a'), `command ${n}`)),
      );
      const outcomes = await Promise.all(racing);
      expect(outcomes.filter((outcome) => outcome === 'saved')).toHaveLength(1);
      expect((await cases.get('a'))?.version).toBe(2);
      expect(await cases.history('a')).toHaveLength(2);
    });

    it('opens a case once', async () => {
      const { port: cases } = await open();
      const openings = Array.from({ length: 10 }, () => cases.save(opening(newCase('a'))));
      const outcomes = await Promise.all(openings);
      expect(outcomes.filter((outcome) => outcome === 'saved')).toHaveLength(1);
      expect(await cases.history('a')).toHaveLength(1);
    });

    it('writes nothing at all on a conflict', async () => {
      const { port: cases } = await open();
      await cases.save(opening(newCase('a')));
      const stale = { ...next(newCase('a'), 'late'), expectedVersion: 7, nextFireAt: 1 };
      expect(await cases.save(stale)).toBe('conflict');
      expect(await cases.save(next(newCase('never opened'), 'early'))).toBe('conflict');
      expect(await cases.get('a')).toEqual(newCase('a'));
      expect(await cases.get('never opened')).toBeUndefined();
      expect(await cases.due(10, 10)).toEqual([]);
      expect(await cases.outbox(10)).toHaveLength(1);
    });

    it('numbers the events of a case over all its commands', async () => {
      const { port: cases } = await open();
      await cases.save(opening(newCase('a')));
      await cases.save(opening(newCase('b')));
      const twoEvents = [caseEvent(2, 'first'), caseEvent(2, 'second')];
      await cases.save({ ...next(newCase('a'), ''), events: twoEvents });
      const history = await cases.history('a');
      expect(history.map(({ caseId, sequence }) => [caseId, sequence])).toEqual([
        ['a', 1],
        ['a', 2],
        ['a', 3],
      ]);
      expect(history.map(({ event }) => event).slice(1)).toEqual(twoEvents);
      expect(await cases.history('c')).toEqual([]);
    });

    it('keeps every event in the outbox, oldest first, until it is passed on', async () => {
      const { port: cases } = await open();
      await cases.save(opening(newCase('b')));
      await cases.save(opening(newCase('a')));
      await cases.save(next(newCase('b'), 'fast track'));
      const all = await cases.outbox(10);
      expect(all.map(({ caseId, sequence }) => `${caseId}${sequence}`)).toEqual(['b1', 'a1', 'b2']);
      expect(await cases.outbox(2)).toEqual(all.slice(0, 2));
      await cases.passedOn(all.slice(0, 2));
      await cases.passedOn(all.slice(0, 1));
      expect(await cases.outbox(10)).toEqual(all.slice(2));
      expect(await cases.history('b')).toHaveLength(2);
    });

    it('names the due cases, the longest due first', async () => {
      const { port: cases } = await open();
      const fireAt = { a: 300, b: 100, c: 200, d: 900 };
      for (const [id, nextFireAt] of Object.entries(fireAt)) {
        await cases.save({ ...opening(newCase(id)), nextFireAt });
      }
      await cases.save(opening(newCase('unarmed')));
      expect(await cases.due(300, 10)).toEqual(['b', 'c', 'a']);
      expect(await cases.due(300, 2)).toEqual(['b', 'c']);
      expect(await cases.due(99, 10)).toEqual([]);
    });

    it('forgets the old firing time when a command sets another or none', async () => {
      const { port: cases } = await open();
      await cases.save({ ...opening(newCase('a')), nextFireAt: 100 });
      await cases.save({ ...opening(newCase('b')), nextFireAt: 100 });
      await cases.save({ ...next(newCase('a'), 'later'), nextFireAt: 500 });
      await cases.save(next(newCase('b'), 'stopped'));
      expect(await cases.due(499, 10)).toEqual([]);
      expect(await cases.due(500, 10)).toEqual(['a']);
    });

    it('finds the live case that holds a story', async () => {
      const { port: cases } = await open();
      await cases.save(opening({ ...newCase('a'), storyIds: ['flood', 'water'] }));
      expect((await cases.liveCaseOf('water'))?.id).toBe('a');
      const withoutWater = { ...newCase('a'), storyIds: ['flood', 'road'] };
      await cases.save(next(withoutWater, 'unlinked'));
      expect(await cases.liveCaseOf('water')).toBeUndefined();
      expect((await cases.liveCaseOf('road'))?.id).toBe('a');
    });

    it.each(['归档', '已合并', '不予立案'] as const)(
      'takes a case in %s for no longer live',
      async (stage) => {
        const { port: cases } = await open();
        await cases.save(opening(newCase('a')));
        await cases.save(opening(newCase('b')));
        await cases.save(next({ ...newCase('a'), stage }, 'closed'));
        expect(await cases.liveCaseOf('story-a')).toBeUndefined();
        expect(ids(await cases.open(10))).toEqual(['b']);
        expect(ids(await cases.all(10))).toEqual(['b', 'a']);
      },
    );

    it('lists the newest cases first, whatever happens to the older', async () => {
      const { port: cases } = await open();
      for (const id of ['a', 'b', 'c']) await cases.save(opening(newCase(id)));
      await cases.save(next(newCase('a'), 'touched'));
      expect(ids(await cases.open(10))).toEqual(['c', 'b', 'a']);
      expect(ids(await cases.open(2))).toEqual(['c', 'b']);
      expect(ids(await cases.all(1))).toEqual(['c']);
    });

    it('lists which version of each case it holds, the newest case first', async () => {
      const { port: cases } = await open();
      for (const id of ['a', 'b']) await cases.save(opening(newCase(id)));
      await cases.save(next(newCase('a'), 'touched'));
      expect(await cases.versions(10)).toEqual([
        { id: 'b', version: 1 },
        { id: 'a', version: 2 },
      ]);
      expect(await cases.versions(1)).toEqual([{ id: 'b', version: 1 }]);
      expect(await cases.versions(1, 'b')).toEqual([{ id: 'a', version: 2 }]);
      expect(await cases.versions(1, 'a')).toEqual([]);
      expect(await cases.versions(1, 'unknown')).toEqual([]);
    });

    it('tells of what this process has saved, not of what it refused, until nobody listens', async () => {
      const { port: cases } = await open();
      const heard: string[] = [];
      const leave = cases.onSaved(({ id, version }) => heard.push(`${id}${version}`));
      await cases.save(opening(newCase('a')));
      await cases.save(opening(newCase('a')));
      await cases.save(next(newCase('a'), 'touched'));
      leave();
      await cases.save(opening(newCase('b')));
      expect(heard).toEqual(['a1', 'a2']);
    });

    it('never gives a number of a year twice', async () => {
      const { port: cases } = await open();
      const asking = Array.from({ length: 50 }, (_, n) => cases.nextNumber(2026 + (n % 2)));
      const numbers = await Promise.all(asking);
      const of2026 = numbers.filter((_, n) => n % 2 === 0);
      expect(new Set(of2026).size).toBe(25);
      expect(Math.min(...numbers)).toBe(1);
    });

    it.skipIf(!can('reopen'))(
      'still has cases, events, timers and numbers after a restart',
      async () => {
        const { port, reopen } = await open();
        await port.save({ ...opening(newCase('a')), nextFireAt: 100 });
        const number = await port.nextNumber(2026);
        const cases = await reopen();
        expect(await cases.get('a')).toEqual(newCase('a'));
        expect(await cases.due(100, 10)).toEqual(['a']);
        expect(await cases.outbox(10)).toHaveLength(1);
        expect(await cases.nextNumber(2026)).toBeGreaterThan(number);
        expect(await cases.save(next(newCase('a'), 'goes on'))).toBe('saved');
      },
    );
  });
}

function opening(after: Case): CaseWrite {
  return { expectedVersion: 0, after, events: [caseEvent(1, 'opened')] };
}

/** The second command of a case. */
function next(opened: Case, reason: string): CaseWrite {
  return {
    expectedVersion: 1,
    after: { ...opened, version: 2 },
    events: [caseEvent(2, reason)],
  };
}

function ids(cases: readonly Case[]): string[] {
  return cases.map(({ id }) => id);
}
