import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { registerPolicy } from '../../../src/actions/policy/register.ts';
import { remindInterpretations } from '../../../src/actions/policy/remind.ts';
import { takePolicyStep, type PolicyDeps } from '../../../src/actions/policy/take-step.ts';
import { openDatabase } from '../../../src/adapters/sqlite/database.ts';
import { openPolicyStore } from '../../../src/adapters/sqlite/policy-store.ts';
import { openSmallDocuments } from '../../../src/adapters/sqlite/small-documents.ts';
import { openWatchStore } from '../../../src/adapters/sqlite/watch-store.ts';
import type { Actor } from '../../../src/domain/actor.ts';
import { policyClauses, type PolicyStep } from '../../../src/domain/policy-track.ts';
import { dayMs } from '../../../src/domain/time.ts';
import { topicFault } from '../../../src/understanding/topics/parse-topic.ts';
import { eight, people, sha256 } from '../../domain/case/office.ts';
import { openManualClock } from '../../support/manual-clock.ts';

const water = { id: 'water', name: '水务处' };
const draft = { title: '云岭省节水办法', aliases: [], draftedBy: water, isSensitive: false };
const interpret: PolicyStep = {
  kind: 'interpret',
  interpretation: { department: water, scheme: '访谈', materials: ['问答十则'] },
};
const issue: PolicyStep = {
  kind: 'issue',
  issuance: {
    number: '云水发〔2026〕3号',
    url: 'https://slt.yunling.example/zc/3',
    interpretationUrl: 'https://slt.yunling.example/jd/3',
  },
};

let database: ReturnType<typeof openDatabase>;
let clock: ReturnType<typeof openManualClock>;
let deps: PolicyDeps;
beforeEach(() => {
  database = openDatabase(':memory:');
  clock = openManualClock(eight);
  deps = {
    policies: openPolicyStore(database),
    watches: openWatchStore(database),
    clock,
    hash: sha256,
    faultOf: topicFault,
  };
});
afterEach(() => database.close());

async function registered(): Promise<string> {
  const outcome = await registerPolicy(deps, people.handler, draft);
  if (outcome.kind === 'refused') throw new Error(outcome.message);
  return outcome.policy.id;
}
const take = (actor: Actor, id: string, step: PolicyStep, expectedVersion: number) =>
  takePolicyStep(deps, actor, { id, expectedVersion, step });

async function issued(): Promise<string> {
  const id = await registered();
  await take(people.head, id, interpret, 1);
  await take(people.leader, id, issue, 2);
  return id;
}

describe('the way of a policy', () => {
  it('enters one title of one department once', async () => {
    await registered();
    expect(await registerPolicy(deps, people.handler, draft)).toMatchObject({
      reason: 'policy-exists',
    });
  });

  it('is returned without its interpretation and keeps nothing of the attempt', async () => {
    const id = await registered();
    expect(await take(people.leader, id, issue, 1)).toMatchObject({
      reason: 'policy-returned',
      missing: [{ clause: policyClauses.interpretation }],
    });
    expect(await deps.policies.get(id)).toMatchObject({ version: 1 });
    expect(await deps.watches.all(10)).toEqual([]);
  });

  it('opens its tracking watch with the issue, by itself and once', async () => {
    const id = await issued();
    const [watch, ...others] = await deps.watches.on(eight);
    expect(others).toEqual([]);
    expect(watch).toMatchObject({
      kind: '政策跟踪',
      policyId: id,
      opened: { by: { id: 'system' } },
    });
  });

  it('is issued by a leader only, and by one of two who saw the same version', async () => {
    const id = await registered();
    expect(await take(people.head, id, issue, 1)).toMatchObject({ reason: 'not-permitted' });
    await take(people.head, id, interpret, 1);
    expect(await take(people.leader, id, issue, 1)).toEqual({
      kind: 'conflict',
      currentVersion: 2,
    });
  });
});

describe('reminding of further interpretation', () => {
  const told: string[] = [];
  const remind = () =>
    remindInterpretations({
      ...deps,
      tell: async ({ policy }) => {
        told.push(policy.title);
      },
    });
  beforeEach(() => told.splice(0));

  it('comes once each time that it is due, and not before', async () => {
    const id = await issued();
    expect(await remind()).toBe(0);
    clock.advance(30 * dayMs);
    expect([await remind(), await remind()]).toEqual([1, 0]);
    const { version = 0 } = (await deps.policies.get(id)) ?? {};
    const further = {
      form: '图解',
      subject: '一月',
      url: 'https://slt.yunling.example/jd/4',
    } as const;
    await take(people.publisher, id, { kind: 'interpret-again', further }, version);
    expect(await remind()).toBe(0);
    clock.advance(30 * dayMs);
    expect(await remind()).toBe(1);
    expect(told).toEqual(['云岭省节水办法', '云岭省节水办法']);
  });

  it('opens the watch that a crash between issue and watch has left out', async () => {
    const id = await issued();
    const policy = await deps.policies.get(id);
    await database.close();
    database = openDatabase(':memory:');
    deps = { ...deps, policies: openPolicyStore(database), watches: openWatchStore(database) };
    if (policy) await deps.policies.save(policy, 0);
    await remind();
    expect(await deps.watches.all(10)).toHaveLength(1);
  });
});

describe('the office’s audit of policies', () => {
  const told = () => openSmallDocuments(database).events.list(9);

  it('tells the registration, each step, and the watch that the issue opens', async () => {
    const id = await issued();
    const subject = { subject: id, subjectName: draft.title };
    expect(await told()).toMatchObject([
      { kind: 'watch-opened', by: { id: 'system' }, after: { policy: id } },
      {
        kind: 'policy-issued',
        by: { id: 'u-wei' },
        ...subject,
        after: {
          issued:
            '云水发〔2026〕3号；https://slt.yunling.example/zc/3；https://slt.yunling.example/jd/3',
        },
      },
      {
        kind: 'policy-interpretation-prepared',
        ...subject,
        after: { interpretation: '水务处；访谈；问答十则' },
      },
      {
        kind: 'policy-registered',
        by: { id: 'u-zhu' },
        ...subject,
        after: { department: '水务处', isSensitive: 'false' },
      },
    ]);
  });

  it('keeps what a later step replaces, and nothing that it leaves as it was', async () => {
    const id = await registered();
    const assess = (level: '高' | '低'): PolicyStep => ({
      kind: 'assess-risk',
      risk: { level, concerns: ['水价'], conclusion: '可控' },
    });
    await take(people.handler, id, assess('高'), 1);
    await take(people.handler, id, assess('低'), 2);
    const [latest] = await told();
    expect(latest).toMatchObject({
      kind: 'policy-risk-assessed',
      before: { risk: '高；水价；可控' },
      after: { risk: '低；水价；可控' },
    });
    expect(Object.keys(latest?.kind === 'unreadable' ? {} : (latest?.after ?? {}))).toEqual([
      'risk',
    ]);
  });

  it('tells nothing of a step that was returned, nor of a reminder', async () => {
    const id = await registered();
    await take(people.leader, id, issue, 1);
    expect(await told()).toHaveLength(1);
    await take(people.head, id, interpret, 1);
    await take(people.leader, id, issue, 2);
    clock.advance(30 * dayMs);
    await remindInterpretations({ ...deps, tell: async () => undefined });
    expect(await told()).toHaveLength(4);
  });
});
