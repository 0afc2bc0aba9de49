import { expect, it } from 'vitest';
import type { TrackedPolicy } from '../../src/domain/policy-track.ts';
import type { PolicyStore } from '../../src/ports/policy-store.ts';
import { describeContract, type Contract } from './contract.ts';

export function policy(id: string, version = 1): TrackedPolicy {
  return {
    id,
    version,
    title: '云岭省景区限流办法',
    aliases: ['限流令'],
    draftedBy: { id: 'scenic', name: '资源开发处' },
    isSensitive: true,
    registered: { at: 0, by: { id: 'gu', name: '顾明川' } },
    interpretations: [],
  };
}

/** What every store of tracked policies keeps. */
export function policyStoreContract(contract: Contract<PolicyStore>): void {
  describeContract('policy store', contract, ({ open, can }) => {
    it('writes a policy only in the version that was read', async () => {
      const { port: policies } = await open();
      expect(await policies.save(policy('a'), 0)).toBe('saved');
      expect(await policies.save(policy('a'), 0)).toBe('conflict');
      expect(await policies.save(policy('a', 2), 1)).toBe('saved');
      expect(await policies.save(policy('a', 2), 1)).toBe('conflict');
      expect(await policies.get('a')).toEqual(policy('a', 2));
    });

    it('lists the latest registered first, up to a limit', async () => {
      const { port: policies } = await open();
      for (const id of ['a', 'b', 'c']) await policies.save(policy(id), 0);
      expect((await policies.all(2)).map(({ id }) => id)).toEqual(['c', 'b']);
    });

    it.skipIf(!can('reopen'))('still has its policies after a restart', async () => {
      const { port, reopen } = await open();
      await port.save(policy('a'), 0);
      expect(await (await reopen()).get('a')).toEqual(policy('a'));
    });
  });
}
