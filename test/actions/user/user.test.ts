import { beforeEach, describe, expect, it } from 'vitest';
import { signIn } from '../../../src/actions/session/sign-in.ts';
import { addUser } from '../../../src/actions/user/add.ts';
import { changePassword } from '../../../src/actions/user/change-password.ts';
import { changeUser } from '../../../src/actions/user/change.ts';
import type { AccountChange } from '../../../src/domain/account-change.ts';
import type { Duties } from '../../../src/domain/account.ts';
import type { Actor } from '../../../src/domain/actor.ts';
import { openAccounts } from '../../support/signed-in.ts';

const admin: Actor = { id: 'wen', name: '温如石', roles: ['system-admin'] };
const password = '槐树下的三块石板';
const input = { id: 'zhou', name: '周砚', roles: ['analyst' as const], password };
let deps: ReturnType<typeof openAccounts>;

beforeEach(async () => {
  deps = openAccounts();
  await addUser(deps, admin, input);
});

const change = (stated: AccountChange, expectedVersion = 1, id = 'zhou') =>
  changeUser(deps, admin, { id, expectedVersion, change: stated });

describe('the accounts of an office', () => {
  it('are added, changed and disabled by a system administrator, each with a line in the audit', async () => {
    deps.clock.advance(1);
    await change({ kind: 'set-duties', roles: ['handler'], department: 'scenic-safety' });
    await change({ kind: 'disable' }, 2);
    const events = await deps.documents.events.list(9);
    expect(events.map(({ kind }) => kind)).toEqual([
      'account-disabled',
      'account-changed',
      'account-added',
    ]);
    expect(events[1]).toEqual({
      id: 'account/zhou/2',
      at: deps.clock.now(),
      by: { id: 'wen', name: '温如石' },
      kind: 'account-changed',
      subject: 'zhou',
      before: { name: '周砚', roles: 'analyst', isDisabled: 'false' },
      after: { name: '周砚', roles: 'handler', department: 'scenic-safety', isDisabled: 'false' },
    });
    expect(JSON.stringify(events)).not.toContain('scrypt');
  });

  it('are nobody else’s to add or change', async () => {
    const analyst: Actor = { id: 'shen', name: '沈云舟', roles: ['analyst'] };
    const refused = { kind: 'refused', reason: 'not-permitted' };
    expect(await addUser(deps, analyst, { ...input, id: 'lin' })).toMatchObject(refused);
    const disable = { id: 'zhou', expectedVersion: 1, change: { kind: 'disable' as const } };
    expect(await changeUser(deps, analyst, disable)).toMatchObject(refused);
  });

  it('have an id of their own', async () => {
    const exists = { kind: 'refused', reason: 'account-exists' };
    expect(await addUser(deps, admin, input)).toMatchObject(exists);
    expect(await addUser(deps, admin, { ...input, id: 'coordinator' })).toMatchObject(exists);
  });

  it('keep administration apart and handlers in a department that there is', async () => {
    const impossible = { kind: 'refused', reason: 'duties-impossible' };
    const duties: Duties[] = [
      { roles: ['system-admin', 'analyst'] },
      { roles: ['handler'] },
      { roles: ['handler'], department: 'nowhere' },
    ];
    for (const stated of duties)
      expect(await change({ kind: 'set-duties', ...stated })).toMatchObject(impossible);
  });

  it('change in the version that was seen, and an administrator’s own not at all', async () => {
    await change({ kind: 'disable' });
    expect(await change({ kind: 'enable' })).toEqual({ kind: 'conflict', currentVersion: 2 });
    expect(await change({ kind: 'disable' }, 1, 'wen')).toMatchObject({ reason: 'own-account' });
    expect(await change({ kind: 'disable' }, 1, 'no-one')).toMatchObject({
      reason: 'account-missing',
    });
  });

  it('lose their sessions with a new password', async () => {
    const session = { id: 's', version: 1, owner: 'zhou', openedAt: 0, expiresAt: 1 };
    await deps.documents.sessions.save(session, 0);
    await change({ kind: 'reset-password', password: '另一句很长的话才行' });
    expect(await deps.documents.sessions.ofOwner('zhou', 9)).toEqual([]);
    const name = 'zhou';
    expect(await signIn(deps, { name, password })).toEqual({ kind: 'wrong' });
    expect(await signIn(deps, { name, password: '另一句很长的话才行' })).toMatchObject({
      kind: 'signed-in',
    });
  });

  it('get a password of the person’s own for the present one', async () => {
    const zhou: Actor = { id: 'zhou', name: '周砚', roles: ['analyst'] };
    const next = '只有我知道的一句话';
    expect(await changePassword(deps, zhou, { present: 'wrong', next })).toEqual({ kind: 'wrong' });
    expect(await changePassword(deps, zhou, { present: password, next })).toEqual({
      kind: 'changed',
    });
    expect(await signIn(deps, { name: 'zhou', password: next })).toMatchObject({
      kind: 'signed-in',
    });
  });
});
