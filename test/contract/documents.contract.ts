import { expect, it } from 'vitest';
import type { OfficeEvent } from '../../src/domain/office-event.ts';
import type { Session } from '../../src/domain/session.ts';
import type { Documents } from '../../src/ports/documents.ts';
import { describeContract, type Contract } from './contract.ts';

function session(id: string, owner = 'qin', expiresAt = 10, version = 1): Session {
  return { id, version, owner, openedAt: 0, expiresAt };
}

function event(id: string, at = 1): OfficeEvent {
  const by = { id: 'lu', name: '陆知远' };
  return { id, at, by, kind: 'account-changed', subject: 'qin', after: { roles: 'analyst' } };
}

/** What every store of small documents keeps. */
export function documentsContract(contract: Contract<Documents>): void {
  describeContract('small documents', contract, ({ open, can }) => {
    it('writes a document only in the version that was read', async () => {
      const { port } = await open();
      const { sessions } = port;
      expect(await sessions.save(session('a'), 0)).toBe('saved');
      expect(await sessions.save(session('a', 'lu'), 0)).toBe('conflict');
      expect(await sessions.save(session('a', 'lu', 10, 2), 1)).toBe('saved');
      expect(await sessions.save(session('a', 'qin', 10, 2), 1)).toBe('conflict');
      expect(await sessions.get('a')).toEqual(session('a', 'lu', 10, 2));
      expect(await sessions.get('b')).toBeUndefined();
    });

    it('lets one of many who save at once win', async () => {
      const { port } = await open();
      const saves = Array.from({ length: 20 }, (_, i) =>
        port.sessions.save(session('a', `p${i}`), 0),
      );
      expect((await Promise.all(saves)).filter((outcome) => outcome === 'saved')).toHaveLength(1);
    });

    it('keeps kinds apart', async () => {
      const { port } = await open();
      await port.sessions.save(session('a'), 0);
      expect(await port.settings.get('a')).toBeUndefined();
      await port.settings.save({ id: 'a', version: 1, values: { keys: false } }, 0);
      await port.sessions.remove('a');
      expect(await port.settings.get('a')).toEqual({
        id: 'a',
        version: 1,
        values: { keys: false },
      });
    });

    it('lists the documents of one person, and all from an id on, in the order of ids', async () => {
      const { port } = await open();
      for (const one of [session('b'), session('a'), session('c', 'lu')])
        await port.sessions.save(one, 0);
      const ids = (found: Session[]) => found.map(({ id }) => id);
      expect(ids(await port.sessions.ofOwner('qin', 9))).toEqual(['a', 'b']);
      expect(ids(await port.sessions.list('', 2))).toEqual(['a', 'b']);
      expect(ids(await port.sessions.list('b', 2))).toEqual(['c']);
    });

    it('removes a document, also one that is not there', async () => {
      const { port } = await open();
      await port.sessions.save(session('a'), 0);
      await port.sessions.remove('a');
      await port.sessions.remove('a');
      expect(await port.sessions.get('a')).toBeUndefined();
      expect(await port.sessions.save(session('a'), 0)).toBe('saved');
    });

    it('purges what has expired and nothing else', async () => {
      const { port } = await open();
      await port.sessions.save(session('a', 'qin', 5), 0);
      await port.sessions.save(session('b', 'qin', 6), 0);
      await port.settings.save({ id: 'qin', version: 1, values: {} }, 0);
      expect(await port.sessions.purge(5, 9)).toBe(1);
      expect(await port.settings.purge(5, 9)).toBe(0);
      expect((await port.sessions.list('', 9)).map(({ id }) => id)).toEqual(['b']);
    });

    it('writes the event of a change with the change, and none when it loses', async () => {
      const { port } = await open();
      await port.sessions.save(session('a'), 0, event('e1'));
      await port.sessions.save(session('a', 'lu'), 0, event('e2'));
      await port.sessions.save(session('a', 'lu', 10, 2), 1, event('e3', 2));
      expect(await port.events.list(9)).toEqual([event('e3', 2), event('e1')]);
      expect(await port.events.list(9, 'e3')).toEqual([event('e1')]);
      expect(await port.events.list(9, 'e1')).toEqual([]);
      expect(await port.events.list(9, 'unknown')).toEqual([]);
      expect(await port.events.list(1)).toEqual([event('e3', 2)]);
    });

    it.skipIf(!can('reopen'))('still has documents and events after a restart', async () => {
      const { port, reopen } = await open();
      await port.sessions.save(session('a'), 0, event('e1'));
      const again = await reopen();
      expect(await again.sessions.get('a')).toEqual(session('a'));
      expect(await again.events.list(9)).toEqual([event('e1')]);
    });
  });
}
