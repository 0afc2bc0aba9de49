import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  afterStep,
  missingBeforeIssue,
  nextInterpretationAt,
  policyClauses,
  registeredPolicy,
  trackingWatch,
  type PolicyStep,
  type TrackedPolicy,
} from '../../src/domain/policy-track.ts';
import { dayMs } from '../../src/domain/time.ts';
import { openTopic } from '../../src/understanding/topics/match-topic.ts';
import { parseTopic } from '../../src/understanding/topics/parse-topic.ts';
import { eight, people } from './case/office.ts';

const scenic = { id: 'scenic', name: '资源开发处' };
const draft: TrackedPolicy = {
  id: 'p',
  version: 1,
  title: '云岭省景区限流办法',
  aliases: ['限流令'],
  draftedBy: scenic,
  isSensitive: true,
  registered: { at: eight, by: people.head },
  interpretations: [],
};
const risk: PolicyStep = {
  kind: 'assess-risk',
  risk: { level: '中', concerns: ['担心预约难'], conclusion: '可以出台，同步解读' },
};
const plan: PolicyStep = {
  kind: 'plan',
  plan: { measures: ['首日加派客服'], spokesperson: '新闻发言人' },
};
const interpretBy = (department: { id: string; name: string }): PolicyStep => ({
  kind: 'interpret',
  interpretation: { department, scheme: '图解与访谈', materials: ['一图读懂限流办法'] },
});
const issue: PolicyStep = {
  kind: 'issue',
  issuance: {
    number: '云文旅发〔2026〕8号',
    url: 'https://wlt.yunling.example/zc/8',
    interpretationUrl: 'https://wlt.yunling.example/jd/8',
  },
};
const again: PolicyStep = {
  kind: 'interpret-again',
  further: { form: '在线访谈', subject: '首月情况', url: 'https://wlt.yunling.example/jd/9' },
};

function after(policy: TrackedPolicy, steps: readonly PolicyStep[], now = eight): TrackedPolicy {
  return steps.reduce((current, step) => {
    const next = afterStep(current, step, { actor: people.head, now });
    if ('reason' in next) throw new Error(next.message);
    return next;
  }, policy);
}

const ready = [risk, plan, interpretBy(scenic)];

describe('a policy before it is issued', () => {
  it('is known by its title, its other names and the document that the title quotes', () => {
    const title = '关于印发《云岭省景区限流办法》的通知';
    expect(registeredPolicy({ ...draft, title })).toMatchObject({
      id: 'p',
      name: title,
      aliases: ['限流令', '云岭省景区限流办法'],
      numbers: [],
    });
  });

  it('is known by its number too once that is decided, and by names that people invent later', () => {
    const words = { aliases: ['限流令', '排队令'], number: '云文旅发〔2026〕8号' };
    const amend: PolicyStep = { kind: 'amend-words', words };
    const issued = after(draft, [amend, ...ready, issue]);
    const amended = after(issued, [{ kind: 'amend-words', words: { aliases: ['预约令'] } }]);
    expect(registeredPolicy(issued)).toMatchObject({
      aliases: words.aliases,
      numbers: [words.number],
    });
    expect(amended).toMatchObject({ aliases: ['预约令'], number: words.number });
    expect(amended.amended).toHaveLength(2);
  });

  it('is returned with all that is missing, each with its clause', () => {
    const refused = afterStep(draft, issue, { actor: people.leader, now: eight });
    expect(refused).toMatchObject({
      reason: 'policy-returned',
      message: expect.stringContaining('退文'),
      missing: [
        { what: '舆情风险评估', clause: policyClauses.risk },
        { what: '应对处置预案', clause: policyClauses.risk },
        { what: '解读方案和解读材料', clause: policyClauses.interpretation },
      ],
    });
  });

  it('is returned when another than its drafters interprets it', () => {
    const foreign = after(draft, [risk, plan, interpretBy({ id: 'office', name: '办公室' })]);
    expect(missingBeforeIssue(foreign)).toEqual([
      {
        what: '由起草部门（资源开发处）作出的解读',
        clause: policyClauses.whoDrafts,
      },
    ]);
  });

  it('needs no risk assessment and plan when nobody is touched by it, but its interpretation', () => {
    const plain = { ...draft, isSensitive: false };
    expect(missingBeforeIssue(plain).map(({ what }) => what)).toEqual(['解读方案和解读材料']);
  });

  it('is issued exactly when nothing is missing, in whatever order the steps came', () => {
    const steps = [risk, plan, interpretBy(scenic), interpretBy({ id: 'x', name: '别处' })];
    fc.assert(
      fc.property(fc.shuffledSubarray(steps), (taken) => {
        const policy = after(draft, taken);
        const outcome = afterStep(policy, issue, { actor: people.leader, now: eight });
        expect('reason' in outcome).toBe(missingBeforeIssue(policy).length > 0);
      }),
    );
  });
});

describe('a policy after it is issued', () => {
  const issued = after(draft, [...ready, issue]);

  it('is not assessed, planned or issued again', () => {
    for (const step of [...ready, issue])
      expect(afterStep(issued, step, { actor: people.leader, now: eight })).toMatchObject({
        reason: 'policy-issued',
        message: expect.stringContaining('云文旅发〔2026〕8号'),
      });
  });

  it('is followed by a watch that finds it by title, number and nickname', () => {
    const watch = trackingWatch(issued);
    const parsed = parseTopic(watch?.topic ?? '');
    if (parsed.kind === 'bad') throw new Error(parsed.fault.message);
    const match = openTopic(parsed.topic);
    const told = (text: string) => match({ title: '', text, region: [], tier: 'forum' });
    expect(told('《云岭省景区限流办法》今日施行')).toBeDefined();
    expect(told('按云文旅发〔2026〕8号办理')).toBeDefined();
    expect(told('限流令一出，周末还去得了吗')).toBeDefined();
    expect(told('景区人多')).toBeUndefined();
    expect(trackingWatch(draft)).toBeUndefined();
  });

  it('has a readable watch whatever its title holds', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 2, maxLength: 200, size: 'max' }), (title) => {
        fc.pre(title.replaceAll('"', '').trim() !== '');
        const watch = trackingWatch({ ...issued, title });
        expect(parseTopic(watch?.topic ?? '').kind).toBe('topic');
      }),
    );
  });

  it('is to be interpreted again every thirty days for half a year, from the last time', () => {
    expect(nextInterpretationAt(draft)).toBeUndefined();
    expect(nextInterpretationAt(issued)).toBe(eight + 30 * dayMs);
    const once = after(issued, [again], eight + 10 * dayMs);
    expect(nextInterpretationAt(once)).toBe(eight + 40 * dayMs);
    const late = after(issued, [again], eight + 170 * dayMs);
    expect(nextInterpretationAt(late)).toBeUndefined();
  });

  it('is not interpreted again before it is issued', () => {
    expect(afterStep(draft, again, { actor: people.head, now: eight })).toMatchObject({
      reason: 'policy-not-issued',
    });
  });
});
