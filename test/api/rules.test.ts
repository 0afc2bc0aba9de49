import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openFollowedProfile } from '../../src/office/profile-in-force.ts';
import { dayMs, hourMs, shanghaiDay } from '../../src/domain/time.ts';
import { loadConfig } from '../../src/config/load.ts';
import { callApi, type ApiCall } from '../support/api-call.ts';
import { openManualClock, type ManualClock } from '../support/manual-clock.ts';
import { serveOffice, storyOf, type ServedOffice } from '../support/served-office.ts';

let clock: ManualClock;
let office: ServedOffice;
beforeEach(async () => {
  clock = openManualClock();
  office = await serveOffice(clock);
});
afterEach(() => office.close());

const call = (path: string, request?: ApiCall) => callApi(office.server.url, path, request);
const today = () => shanghaiDay(clock.now());

/** The rules in force as a browser states them, with the 48-hour answer within 36 hours. */
async function draftOf(hours = 36, effectiveFrom = today()) {
  const { body } = await call('/api/profile', { as: 'coordinator' });
  const { basis, obligations, ladder } = body.coming ?? body.profile;
  return {
    effectiveFrom,
    basis,
    obligations: obligations.map((one: { clock: string; within: object }) =>
      one.clock === 'C3' ? { ...one, within: { hours } } : one,
    ),
    ladder: ladder.map((step: { repeat?: { every: number; atMost: number } }) => ({
      ...step,
      ...(step.repeat && { repeat: { ...step.repeat, every: `${step.repeat.every / 60_000}m` } }),
    })),
  };
}

async function apply(hours = 36, effectiveFrom = today(), expectedVersion = 1) {
  const body = { expectedVersion, reason: '提速', draft: await draftOf(hours, effectiveFrom) };
  return call('/api/profile', { as: 'coordinator', body });
}

async function dueHours(name: string): Promise<number | undefined> {
  const story = storyOf(name, clock.now(), { severity: '一般' });
  const { clocks } = await office.open(story);
  const answer = clocks.find(({ kind }) => kind === 'C3');
  return answer && Math.round((answer.dueAt - answer.anchor) / hourMs);
}

describe('the rules of time', () => {
  it('are tried: which rule changes, and which open cases keep the old', async () => {
    const opened = await office.open(storyOf('flood', clock.now(), { severity: '一般' }));
    const tried = await call('/api/profile/trial', {
      as: 'leader',
      body: { draft: await draftOf() },
    });
    expect(tried.body).toMatchObject({
      effects: [
        {
          change: {
            of: 'obligation',
            before: { within: { hours: 48 } },
            after: { within: { hours: 36 } },
          },
          running: 1,
          cases: [{ id: opened.id }],
        },
      ],
      open: 1,
    });
    expect(await dueHours('fire')).toBe(48);
  });

  it('hold for what starts from then on; a clock that runs keeps its rule', async () => {
    expect(await dueHours('flood')).toBe(48);
    expect((await apply()).body).toEqual({ version: 2 });
    expect(await dueHours('fire')).toBe(36);
    const [newest, before] = await office.platform.cases.all(2);
    const withinOf = (one: typeof newest) => one?.clocks.find(({ kind }) => kind === 'C3')?.within;
    expect([withinOf(newest), withinOf(before)]).toEqual([{ hours: 36 }, { hours: 48 }]);
    expect([newest?.profileVersion, before?.profileVersion]).toEqual([2, 1]);
  });

  it('stand in the audit with reason, before and after', async () => {
    await apply();
    const { body } = await call('/api/audit/office', { as: 'audit-admin' });
    expect(body.events[0]).toMatchObject({
      kind: 'profile-changed',
      subject: 'demo',
      by: { id: 'coordinator' },
      before: { version: '1', 'C3 48小时回应': expect.stringContaining('"hours":48') },
      after: {
        version: '2',
        reason: '提速',
        'C3 48小时回应': expect.stringContaining('"hours":36'),
      },
    });
    const { body: shown } = await call('/api/profile', { as: 'analyst' });
    expect(shown).toMatchObject({
      profile: { version: 2 },
      editions: [{ reason: '提速' }],
      mayEdit: false,
    });
  });

  it('wait for their day, and the next draft goes on from them', async () => {
    const tomorrow = shanghaiDay(clock.now() + dayMs);
    await apply(36, tomorrow);
    expect(await dueHours('flood')).toBe(48);
    const { body } = await call('/api/profile', { as: 'leader' });
    expect(body).toMatchObject({
      profile: { version: 1 },
      coming: { version: 2, effectiveFrom: tomorrow },
    });
    clock.advance(dayMs);
    await office.deps.followProfile();
    expect(await dueHours('fire')).toBe(36);
    expect((await apply(30, today(), 2)).body).toEqual({ version: 3 });
  });

  it('are refused where the file would be, with the place of each fault', async () => {
    const draft = await draftOf(-1);
    draft.ladder[1].at = 0.1;
    const wrong = await call('/api/profile/trial', { as: 'leader', body: { draft } });
    expect(wrong).toMatchObject({ status: 422, body: { reason: 'draft-wrong' } });
    expect(wrong.body.missing[0]).toMatchObject({
      path: expect.stringMatching(/^obligations\[\d+\]\.within/),
    });
    draft.obligations = (await draftOf()).obligations;
    const falling = await call('/api/profile/trial', { as: 'leader', body: { draft } });
    expect(falling.body.missing).toMatchObject([{ path: 'ladder[1].at' }]);
  });

  it('are never applied backwards, unchanged, unread, or by whoever may not', async () => {
    const yesterday = shanghaiDay(clock.now() - dayMs);
    expect((await apply(36, yesterday)).body).toMatchObject({ reason: 'time-impossible' });
    expect((await apply(48)).body).toMatchObject({ reason: 'draft-unchanged' });
    expect(await apply(36, today(), 7)).toMatchObject({ status: 409, body: { currentVersion: 1 } });
    const body = { expectedVersion: 1, reason: '提速', draft: await draftOf() };
    expect(await call('/api/profile', { as: 'analyst', body })).toMatchObject({ status: 403 });
    expect(
      await call('/api/profile', { as: 'coordinator', body: { ...body, reason: ' ' } }),
    ).toMatchObject({ status: 400 });
    expect((await call('/api/profile', { as: 'analyst' })).body.editions).toEqual([]);
  });
});

describe('departments', () => {
  const profileNow = async () => (await call('/api/profile', { as: 'leader' })).body.profile;
  const change = async (path: string, parts: object) => {
    const { basis, version } = await profileNow();
    const draft = { effectiveFrom: today(), basis, ...parts };
    const body =
      path === '/api/profile' ? { expectedVersion: version, reason: '机构调整', draft } : { draft };
    return call(path, { as: 'leader', body });
  };

  it('are added and renamed in the same way, audited, and the rules of time stay as they are', async () => {
    const { departments, obligations } = await profileNow();
    const added = { id: 'tourism', name: '旅游推广处', aliases: ['推广处'], duties: ['宣传片'] };
    const applied = await change('/api/profile', { departments: [...departments, added] });
    expect(applied.body).toEqual({ version: 2 });
    const now = await profileNow();
    expect(now.departments.at(-1)).toEqual(added);
    expect(now.obligations).toEqual(obligations);
    const { body } = await call('/api/departments', { as: 'analyst' });
    expect(body.departments.at(-1)).toMatchObject({ id: 'tourism', leads: 0, heads: [] });
    const { body: audit } = await call('/api/audit/office', { as: 'audit-admin' });
    expect(audit.events[0]).toMatchObject({
      kind: 'profile-changed',
      by: { id: 'leader' },
      after: { reason: '机构调整', tourism: expect.stringContaining('旅游推广处') },
    });
  });

  it('stay while cases or people hang on them, with the list of these', async () => {
    const { departments } = await profileNow();
    const opened = await office.open(storyOf('theft', clock.now()));
    await call(`/api/cases/${opened.id}/commands`, {
      as: 'coordinator',
      body: {
        expectedVersion: opened.version,
        command: {
          kind: 'set-lead',
          lead: {
            department: { id: 'heritage', name: '文物与博物馆处' },
            basis: '谁主管谁负责',
            reason: '文物由其主管',
          },
          coDepartments: [],
        },
      },
    });
    const kept = departments.filter(({ id }: { id: string }) => id !== 'heritage');
    const refused = await change('/api/profile/trial', { departments: kept });
    expect(refused).toMatchObject({ status: 422, body: { reason: 'department-in-use' } });
    expect(refused.body.missing[0].message).toContain(opened.number);
    const two = kept.filter(({ id }: { id: string }) => id !== 'scenic-safety');
    const named = (await change('/api/profile/trial', { departments: two })).body.missing;
    expect(named.map(({ message }: { message: string }) => message.split('：')[0]).sort()).toEqual([
      '文物与博物馆处',
      '资源开发处（景区管理处）',
    ]);
    const unheld = departments.filter(({ id }: { id: string }) => id !== 'finance');
    expect((await change('/api/profile', { departments: unheld })).body).toEqual({ version: 2 });
  });

  it('are refused where the file would be: unknown default, doubled id, no region', async () => {
    const { departments } = await profileNow();
    const wrong = await change('/api/profile/trial', {
      departments: [...departments, { ...departments[0], region: ['不是地名'] }],
      defaultDepartment: 'nobody',
    });
    expect(wrong.body.reason).toBe('draft-wrong');
    const paths = wrong.body.missing.map(({ path }: { path: string }) => path);
    expect(paths).toEqual(
      expect.arrayContaining([
        'defaultDepartment',
        expect.stringMatching(/^departments\[\d+\]\.id$/),
      ]),
    );
  });
});

describe('opening rules', () => {
  it('are tried on the stories of the last seven days before they count', async () => {
    const tag = {
      priority: 'P2' as const,
      confidence: 0.7,
      certainty: 'sure' as const,
      evidence: [{ field: 'title' as const, start: 0, end: 2, text: '收费', rule: 'P2' }],
    };
    await office.platform.stories.put([storyOf('fees', clock.now(), { tags: [tag] })]);
    const { body } = await call('/api/profile', { as: 'leader' });
    const { openingRules, basis } = body.profile;
    const draft = {
      effectiveFrom: today(),
      basis,
      openingRules: [{ ...openingRules[0], anyPriority: ['P2'], confidence: 0.1 }],
    };
    const tried = await call('/api/profile/trial', { as: 'leader', body: { draft } });
    expect(tried.body.opening).toMatchObject({ matched: 1, total: 1 });
    expect(tried.body.effects.map(({ change: { of } }: { change: { of: string } }) => of)).toEqual(
      openingRules.map(() => 'opening'),
    );
  });
});

describe('another process', () => {
  it('follows what was applied here, and a file of a higher version goes before it', async () => {
    await apply();
    const { profile: configured } = await loadConfig('config/demo.yaml');
    const followed = openFollowedProfile(configured, office.platform);
    expect(followed.profile.version).toBe(1);
    await followed.followProfile();
    expect({ ...followed.profile }).toMatchObject({ version: 2, id: 'demo' });
    const newer = openFollowedProfile({ ...configured, version: 5 }, office.platform);
    await newer.followProfile();
    expect(newer.profile.version).toBe(5);
  });
});
