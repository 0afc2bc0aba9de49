import { beforeEach, describe, expect, it } from 'vitest';
import { signIn } from '../../../src/actions/session/sign-in.ts';
import { addUser } from '../../../src/actions/user/add.ts';
import { changeUser } from '../../../src/actions/user/change.ts';
import { systemActor } from '../../../src/domain/actor.ts';
import { lockMs, triesAllowed } from '../../../src/domain/session.ts';
import { openAccounts } from '../../support/signed-in.ts';

const password = '槐树下的三块石板';
let deps: ReturnType<typeof openAccounts>;

beforeEach(async () => {
  deps = openAccounts();
  await addUser(deps, systemActor, { id: 'zhou', name: '周砚', roles: ['analyst'], password });
});

const tryWith = (given: string, name = 'zhou') => signIn(deps, { name, password: given });

async function failTimes(n: number, name = 'zhou') {
  for (let i = 0; i < n; i += 1) await tryWith('wrong', name);
}

describe('signing in', () => {
  it('knows a person by name and password', async () => {
    const actor = { id: 'zhou', name: '周砚', roles: ['analyst'] };
    expect(await tryWith(password)).toEqual({ kind: 'signed-in', actor });
    expect(await tryWith('wrong')).toEqual({ kind: 'wrong' });
    expect(await tryWith(password, 'nobody')).toEqual({ kind: 'wrong' });
  });

  it('locks a name after ten failures and says until when, also to the right password', async () => {
    await failTimes(triesAllowed - 1);
    const until = deps.clock.now() + lockMs;
    expect(await tryWith('wrong')).toEqual({ kind: 'locked', until });
    expect(await tryWith(password)).toEqual({ kind: 'locked', until });
    deps.clock.advance(lockMs);
    expect(await tryWith(password)).toMatchObject({ kind: 'signed-in' });
  });

  it('locks a name that nobody has in the same way', async () => {
    await failTimes(triesAllowed, 'nobody');
    expect(await tryWith(password, 'nobody')).toMatchObject({ kind: 'locked' });
    expect(await tryWith(password)).toMatchObject({ kind: 'signed-in' });
  });

  it('begins to count anew after a success', async () => {
    await failTimes(triesAllowed - 1);
    await tryWith(password);
    await failTimes(triesAllowed - 1);
    expect(await tryWith(password)).toMatchObject({ kind: 'signed-in' });
  });

  it('looks at ten passwords at most, however many come at once', async () => {
    let looked = 0;
    const { verify } = deps.passwords;
    deps.passwords.verify = (given, stored) => {
      looked += 1;
      return verify(given, stored);
    };
    await Promise.all(Array.from({ length: 40 }, (_, i) => tryWith(`guess ${i}`)));
    expect(looked).toBe(triesAllowed);
  });

  it('lets nobody in whose account is disabled', async () => {
    const change = { kind: 'disable' } as const;
    await changeUser(deps, systemActor, { id: 'zhou', expectedVersion: 1, change });
    expect(await tryWith(password)).toEqual({ kind: 'wrong' });
  });
});
