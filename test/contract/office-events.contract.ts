import { expect, it } from 'vitest';
import type { OfficeEvent } from '../../src/domain/office-event.ts';
import type { CaseAudit } from '../../src/ports/case-audit.ts';
import type { CorrectionStore } from '../../src/ports/correction-store.ts';
import type { Documents } from '../../src/ports/documents.ts';
import type { PolicyStore } from '../../src/ports/policy-store.ts';
import type { WatchStore } from '../../src/ports/watch-store.ts';
import { describeContract, type Contract } from './contract.ts';
import { correction } from './correction-store.contract.ts';
import { policy } from './policy-store.contract.ts';
import { watch } from './watch-store.contract.ts';

/** Everything that writes into the office's audit, with the audit. */
export interface AuditedOffice {
  watches: WatchStore;
  policies: PolicyStore;
  corrections: CorrectionStore;
  documents: Pick<Documents, 'events'>;
  caseAudit: Pick<CaseAudit, 'office'>;
}

function event(id: string, kind: OfficeEvent['kind'] = 'watch-opened'): OfficeEvent {
  return { id, at: 1, by: { id: 'lu', name: '陆知远' }, kind, subject: 'a', subjectName: '文化节' };
}

/** What every office keeps of the decisions of its people. */
export function officeEventsContract(contract: Contract<AuditedOffice>): void {
  describeContract('audit of the office', contract, ({ open, can }) => {
    const ids = async ({ documents }: AuditedOffice) =>
      (await documents.events.list(9)).map(({ id }) => id).reverse();

    it('tells a watch and a policy with the write that they were saved in, and none that lost', async () => {
      const { port } = await open();
      await port.watches.save(watch('a', 0, 10), 0, event('w1'));
      await port.watches.save(watch('a', 0, 20), 0, event('lost'));
      await port.watches.save(watch('a', 0, 30, 2), 1, event('w2', 'watch-extended'));
      await port.policies.save(policy('a'), 0, event('p1', 'policy-registered'));
      await port.policies.save(policy('a', 2), 1);
      await port.policies.save(policy('a', 3), 2, event('p3', 'policy-issued'));
      await port.policies.save(policy('a', 3), 2, event('lost', 'policy-issued'));
      expect(await ids(port)).toEqual(['w1', 'w2', 'p1', 'p3']);
      expect((await port.documents.events.list(1))[0]).toEqual(event('p3', 'policy-issued'));
    });

    it('tells a correction once, however often it is added', async () => {
      const { port } = await open();
      await port.corrections.add(correction('a', 'one'), event('c1', 'tags-corrected'));
      await port.corrections.add(correction('a', 'one'), event('c2', 'tags-corrected'));
      expect(await ids(port)).toEqual(['c1']);
    });

    it('lets one of many who save at once win, and tells the winner alone', async () => {
      const { port } = await open();
      const saves = Array.from({ length: 20 }, (_, i) =>
        port.watches.save(watch('a', i, 99), 0, event(`w${i}`)),
      );
      const won = (await Promise.all(saves)).indexOf('saved');
      expect(await ids(port)).toEqual([`w${won}`]);
    });

    it('tells what no document can carry, each id once', async () => {
      const { port } = await open();
      await port.documents.events.add(event('s1', 'story-merged'));
      await port.documents.events.add(event('s1', 'story-split'));
      expect(await port.documents.events.list(9)).toEqual([event('s1', 'story-merged')]);
    });

    it('chains all of them with the next checkpoint', async () => {
      const { port } = await open();
      await port.watches.save(watch('a', 0, 10), 0, event('w1'));
      await port.corrections.add(correction('a', 'one'), event('c1', 'tags-corrected'));
      await port.documents.events.add(event('s1', 'story-merged'));
      expect((await port.caseAudit.office.unsigned())?.events).toBe(3);
    });

    it.skipIf(!can('reopen'))('still has them after a restart', async () => {
      const { port, reopen } = await open();
      await port.watches.save(watch('a', 0, 10), 0, event('w1'));
      await port.policies.save(policy('a'), 0, event('p1', 'policy-registered'));
      expect(await ids(await reopen())).toEqual(['w1', 'p1']);
    });
  });
}
