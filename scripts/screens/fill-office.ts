import { execute } from '../../src/actions/case/execute.ts';
import { registerPolicy } from '../../src/actions/policy/register.ts';
import { takePolicyStep } from '../../src/actions/policy/take-step.ts';
import { addUser } from '../../src/actions/user/add.ts';
import { openWatch } from '../../src/actions/watch/open.ts';
import { systemActor, type Actor } from '../../src/domain/actor.ts';
import type { Command } from '../../src/domain/case/commands.ts';
import type { PolicyStep } from '../../src/domain/policy-track.ts';
import type { Story } from '../../src/domain/story.ts';
import { dayMs, hourMs, minuteMs } from '../../src/domain/time.ts';
import { openCaseOnScreen, people } from '../../test/support/case-on-screen.ts';
import type { ManualClock } from '../../test/support/manual-clock.ts';
import { storyOf, type ServedOffice } from '../../test/support/served-office.ts';

/** The cases that the pictures show one by one. */
export interface Filled {
  /** In 回应, all gates signed but not published. */
  signed: string;
  /** In 评估, nothing signed yet. */
  evaluated: string;
  /** In 会商, opinions awaited. */
  consulted: string;
  /** In 研判, waiting for the determination. */
  judged: string;
  story: string;
  policy: string;
}

/** Fills the demonstration's office with a day and a half of fictitious work, up to the clock's present. */
export async function fillOffice(office: ServedOffice, clock: ManualClock): Promise<Filled> {
  const open = (headline: string, facts: Partial<Story> = {}) =>
    office.open(storyOf(headline, clock.now(), { headline, ...facts }));
  const give = async (actor: Actor, caseId: string, command: Command) => {
    const outcome = await execute(office.deps, actor, { caseId, command });
    if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
  };
  const ropeway = await openCaseOnScreen(office, { headline: '栖云峡索道停运检修 游客滞留山顶' });
  clock.advance(hourMs);
  await ropeway.toEvaluation();
  clock.advance(3 * hourMs);
  const subsidy = await open('文旅惠民卡补贴迟迟不到账', { priorities: ['P2'], severity: '一般' });
  await give(people.analyst, subsidy.id, { kind: 'claim' });
  clock.advance(17 * hourMs);
  await open('临溪镇人行桥垮塌 一人受伤', { region: ['云岭省', '岚泽市'] });
  clock.advance(4 * hourMs);
  const flood = await openCaseOnScreen(office);
  clock.advance(hourMs / 2);
  await flood.toSigned();
  clock.advance(hourMs);
  const rumour = await openCaseOnScreen(office, {
    headline: '网传古城门票将涨至三百元',
    priorities: ['P6'],
  });
  await rumour.toConsultation();
  clock.advance(hourMs);
  const guide = await openCaseOnScreen(office, { headline: '岚泽老街失火 商户称消防通道被占' });
  await guide.toJudgment();
  clock.advance(hourMs / 2);
  await open('导游强制购物视频引发争议', { priorities: ['P3', 'P5'], severity: '较大' });
  await open('省图书馆闭馆公告引读者不满', { priorities: ['P2'], severity: '一般' });
  clock.advance(4 * minuteMs);
  await open('网传水库泄洪淹没村庄', { priorities: ['P6'], severity: '较大' });
  clock.advance(minuteMs);
  await fillDesk(office, clock);
  const policy = await fillPolicies(office, clock);
  await office.relay();
  return {
    signed: flood.id,
    evaluated: ropeway.id,
    consulted: rumour.id,
    judged: guide.id,
    story: '栖云峡景区突发山洪 游客滞留',
    policy,
  };
}

/** Accounts, sources that were read, a special watch and kept views. */
async function fillDesk(office: ServedOffice, clock: ManualClock): Promise<void> {
  const { platform, deps } = office;
  const now = clock.now();
  const accounts = [
    { id: 'linshu', name: '林书', roles: ['analyst' as const] },
    { id: 'gumc', name: '顾明川', roles: ['department-head' as const, 'handler' as const] },
    { id: 'wenrs', name: '温如石', roles: ['audit-admin' as const] },
  ];
  for (const account of accounts) {
    const duties = account.id === 'gumc' ? { department: 'scenic-safety' } : {};
    const user = { ...account, ...duties, password: 'correct horse battery' };
    await addUser({ ...platform, ...deps, configured: [] }, systemActor, user);
  }
  const states = [
    { sourceId: 'demo-news', minutes: 3, failures: 0 },
    { sourceId: 'demo-portal-news', minutes: 4, failures: 0 },
    { sourceId: 'demo-forum', minutes: 95, failures: 6 },
    { sourceId: 'demo-local', minutes: 2, failures: 0 },
  ];
  for (const { sourceId, minutes, failures } of states) {
    await platform.pages.putSource({
      sourceId,
      lastAttemptAt: now - minuteMs,
      lastSuccessAt: now - minutes * minuteMs,
      nextVisitAt: now + 2 * minuteMs,
      consecutiveFailures: failures,
      itemsFound: 40 - minutes,
      lastItemAt: now - (minutes + 6) * minuteMs,
      ...(failures > 0 && { lastError: 'HTTP 503' }),
    });
  }
  await openWatch({ ...platform, ...deps, faultOf: () => undefined }, people.analyst, {
    name: '汛期景区安全',
    kind: '突发事件',
    topic: '(山洪 或 泥石流 或 泄洪) 且 景区',
    from: now - dayMs,
    until: now + 20 * dayMs,
    rule: { kind: 'open', priorities: ['P4'] },
  });
  for (const [name, query, isShared] of [
    ['山洪专班', 'search=%E5%B1%B1%E6%B4%AA', true],
    ['今晚要回应', 'view=hour&order=deadline', false],
  ] as const) {
    await platform.documents.savedViews.save(
      {
        id: name,
        version: 1,
        owner: 'analyst',
        ownerName: '沈云舟',
        list: 'queue',
        name,
        query,
        isShared,
      },
      0,
    );
  }
}

/** One policy on its way, one issued and followed; gives the id of the one on its way. */
async function fillPolicies(office: ServedOffice, clock: ManualClock): Promise<string> {
  const deps = { ...office.platform, ...office.deps, faultOf: () => undefined };
  const draftedBy = { id: 'scenic-safety', name: '资源开发处（景区管理处）' };
  const register = async (title: string, facts: object = {}) => {
    const policy = { title, aliases: [], draftedBy, isSensitive: true, ...facts };
    const registered = await registerPolicy(deps, people.head, policy);
    if (registered.kind !== 'registered') throw new Error(registered.message);
    return registered.policy.id;
  };
  const take = async (id: string, actor: Actor, steps: readonly PolicyStep[]) => {
    for (const step of steps) {
      const expectedVersion = (await deps.policies.get(id))?.version ?? 1;
      const taken = await takePolicyStep(deps, actor, { id, expectedVersion, step });
      if (taken.kind !== 'done') throw new Error(JSON.stringify(taken));
    }
  };
  const issued = await register('云岭省古城夜间开放办法', { aliases: ['夜游令'] });
  await take(issued, people.head, [...preparation(draftedBy)]);
  const issuance = {
    number: '云文旅发〔2026〕3号',
    url: 'https://www.yunling.example/zc/3',
    interpretationUrl: 'https://www.yunling.example/jd/3',
  };
  await take(issued, people.leader, [{ kind: 'issue', issuance }]);
  clock.advance(minuteMs);
  const onItsWay = await register('云岭省景区限流与预约办法', {
    aliases: ['限流令', '预约令'],
    entities: ['景区', '古城'],
    measures: ['限流', '预约'],
    number: '云文旅发〔2026〕8号',
    plannedFor: '2026-12-15',
  });
  await take(onItsWay, people.head, preparation(draftedBy).slice(0, 1));
  return onItsWay;
}

function preparation(department: { id: string; name: string }): PolicyStep[] {
  return [
    {
      kind: 'assess-risk',
      risk: {
        level: '中',
        concerns: ['周边居民担心噪声', '商户担心客流减少'],
        conclusion: '可以出台，须同步解读并公布投诉渠道',
      },
    },
    {
      kind: 'plan',
      plan: { measures: ['首周每日巡查', '开通专线答复'], spokesperson: '秦望川' },
    },
    {
      kind: 'interpret',
      interpretation: { department, scheme: '图解与在线访谈', materials: ['一图读懂'] },
    },
  ];
}
