import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { registerPolicy } from '../../src/actions/policy/register.ts';
import { takePolicyStep } from '../../src/actions/policy/take-step.ts';
import { dayMs, hourMs, minuteMs } from '../../src/domain/time.ts';
import { topicFault } from '../../src/understanding/topics/parse-topic.ts';
import { runCaseService } from '../../workers/case-service.ts';
import { openFile, people, toEvaluation } from '../domain/case/office.ts';
import { openManualClock, type ManualClock } from '../support/manual-clock.ts';
import { serveOffice, storyOf, type ServedOffice } from '../support/served-office.ts';

const upkeepMs = 10 * minuteMs;
let clock: ManualClock;
let office: ServedOffice;
let stop: AbortController;
let running: Promise<void>;

beforeEach(async () => {
  clock = openManualClock();
  office = await serveOffice(clock);
  stop = new AbortController();
});
afterEach(async () => {
  stop.abort();
  await running;
  await office.close();
});

function run() {
  const deps = { ...office.platform, ...office.deps };
  running = runCaseService(office.platform, deps, { signal: stop.signal, acceleration: 1 });
}

/** Lets so much time pass and waits until the upkeep has gone round. */
async function after(ms: number) {
  await clock.whenSleepingFor(upkeepMs);
  clock.advance(ms);
  await clock.whenSleepingFor(upkeepMs);
}

describe('the upkeep of the case service', () => {
  it('measures the heat of a case in 评估 without anybody asking', async () => {
    const file = toEvaluation(openFile());
    const { platform } = office;
    await platform.cases.save({ expectedVersion: 0, after: file.case, events: file.history });
    const [storyId = ''] = file.case.storyIds;
    await platform.stories.put([storyOf(storyId, clock.now())]);
    run();
    await after(60 * hourMs);
    const assessments = (await platform.cases.get(file.case.id))?.evaluations[0]?.assessments;
    expect(assessments).toMatchObject([
      { assessor: { id: 'system' }, indicators: [{ name: 'heat' }] },
    ]);
  });

  it('reminds the drafting department once when a policy is to be interpreted again', async () => {
    const { platform } = office;
    const deps = { ...platform, faultOf: topicFault };
    const draftedBy = { id: 'water', name: '水务处' };
    const input = { title: '节水办法', aliases: [], draftedBy, isSensitive: false };
    const registered = await registerPolicy(deps, people.head, input);
    if (registered.kind !== 'registered') throw new Error('expected a policy');
    const { id } = registered.policy;
    const interpretation = { department: draftedBy, scheme: '图解', materials: ['一图读懂'] };
    const url = 'https://slt.yunling.example/1';
    const issuance = { number: '云水发〔2026〕1号', url, interpretationUrl: url };
    await takePolicyStep(deps, people.head, {
      id,
      expectedVersion: 1,
      step: { kind: 'interpret', interpretation },
    });
    const step = { kind: 'issue', issuance } as const;
    await takePolicyStep(deps, people.leader, { id, expectedVersion: 2, step });
    const dueAt = clock.now() + 30 * dayMs;
    run();
    await after(30 * dayMs);
    await after(upkeepMs);
    const sent = await platform.notices.deliveriesOf(`${id}/interpret/${dueAt}`);
    expect(sent).toMatchObject([
      { notice: { subject: '《节水办法》应再次解读', department: 'water' } },
    ]);
  });

  it('forgets sessions that have ended', async () => {
    const { sessions } = office.platform.documents;
    const session = { id: 's', version: 1, owner: 'zhou', openedAt: 0 };
    await sessions.save({ ...session, expiresAt: clock.now() + minuteMs }, 0);
    run();
    await after(upkeepMs);
    expect(await sessions.get('s')).toBeUndefined();
  });
});
