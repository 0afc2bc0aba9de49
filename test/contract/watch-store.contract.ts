import { expect, it } from 'vitest';
import type { Watch } from '../../src/domain/watch.ts';
import type { WatchStore } from '../../src/ports/watch-store.ts';
import { describeContract, type Contract } from './contract.ts';

const person = { id: 'qin', name: '秦知远' };

/** A watch that is on from one moment up to another. */
export function watch(id: string, from: number, until: number, version = 1): Watch {
  return {
    id,
    version,
    name: '云岭文化节',
    kind: '重要文化活动',
    topic: '文化节',
    from,
    until,
    rule: { kind: 'open', priorities: ['P2'] },
    opened: { at: from, by: person },
    extensions: [],
  };
}

/** What every store of special watches keeps. */
export function watchStoreContract(contract: Contract<WatchStore>): void {
  describeContract('watch store', contract, ({ open, can }) => {
    it('writes a watch only in the version that was read', async () => {
      const { port: watches } = await open();
      expect(await watches.save(watch('a', 0, 10), 0)).toBe('saved');
      expect(await watches.save(watch('a', 0, 99), 0)).toBe('conflict');
      expect(await watches.save(watch('a', 0, 20, 2), 1)).toBe('saved');
      expect(await watches.save(watch('a', 0, 30, 2), 1)).toBe('conflict');
      expect(await watches.get('a')).toEqual(watch('a', 0, 20, 2));
      expect(await watches.get('b')).toBeUndefined();
    });

    it('knows which are on: begun, not over and not closed', async () => {
      const { port: watches } = await open();
      await watches.save(watch('a', 0, 10), 0);
      await watches.save(watch('b', 5, 20), 0);
      await watches.save(
        { ...watch('c', 0, 20), closed: { at: 1, by: person, reason: '提前结束' } },
        0,
      );
      const on = async (now: number) => (await watches.on(now)).map(({ id }) => id);
      expect(await on(4)).toEqual(['a']);
      expect(await on(5)).toEqual(['a', 'b']);
      expect(await on(10)).toEqual(['b']);
      expect(await on(20)).toEqual([]);
      expect((await watches.all(2)).map(({ id }) => id)).toEqual(['c', 'b']);
    });

    it.skipIf(!can('reopen'))('still has its watches after a restart', async () => {
      const { port, reopen } = await open();
      await port.save(watch('a', 0, 10), 0);
      expect(await (await reopen()).on(3)).toEqual([watch('a', 0, 10)]);
    });
  });
}
