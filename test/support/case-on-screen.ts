import { execute } from '../../src/actions/case/execute.ts';
import type { Story } from '../../src/domain/story.ts';
import type { Actor, Role } from '../../src/domain/actor.ts';
import type { Case } from '../../src/domain/case/case.ts';
import type { Command } from '../../src/domain/case/commands.ts';
import { assessedIndicators } from '../../src/domain/evaluation.ts';
import { hourMs, minuteMs } from '../../src/domain/time.ts';
import { itemWith } from './item.ts';
import { storyOf, type ServedOffice } from './served-office.ts';

/** The people of the demonstration, as its role cards let them in. */
export const people = {
  analyst: person('analyst', '研判员·沈云舟', ['analyst']),
  coordinator: person('coordinator', '办公室·陆知远', ['coordinator', 'office-head']),
  head: person(
    'department-head',
    '资源开发处处长·顾明川',
    ['department-head', 'handler'],
    'scenic-safety',
  ),
  reviewer: person('reviewer', '审签人·韩静波', ['reviewer']),
  secrecy: person('secrecy-reviewer', '保密审查员·方砚秋', ['secrecy-reviewer']),
  publisher: person('publisher', '信息中心·白若溪', ['publisher'], 'information-centre'),
  leader: person('leader', '分管厅领导·秦望川', ['leader']),
} as const;

const department = { id: 'scenic-safety', name: '资源开发处（景区管理处）' };

export const response = {
  kind: 'submit-draft',
  title: '关于栖云峡景区游客滞留情况的通报',
  body: '11月20日8时许，栖云峡景区因山洪临时封闭。\n经核实，41名游客已全部安全转移，无人员伤亡。\n后续情况将持续发布。',
  publicity: { attribute: '主动公开' },
  closes: ['D3', 'D4'],
  coSigners: [],
} as const satisfies Command;

/** A case in a served office, moved on by commands of its people; a refusal fails with its message. */
export async function openCaseOnScreen(
  office: ServedOffice,
  facts: Partial<Pick<Story, 'headline' | 'priorities'>> = {},
) {
  const headline = facts.headline ?? '栖云峡景区突发山洪 游客滞留';
  const now = office.deps.clock.now();
  const story = { ...spreadStory(headline, now), ...facts };
  await office.platform.items.put(itemsOf(headline, now));
  let current: Case = await office.open(story);
  const file = {
    id: current.id,
    get case() {
      return current;
    },
    async give(actor: Actor, command: Command): Promise<void> {
      const outcome = await execute(office.deps, actor, { caseId: file.id, command });
      if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
      current = outcome.case;
      await office.relay();
    },
    async toConsultation(): Promise<void> {
      await file.give(people.analyst, { kind: 'claim' });
      await file.give(people.coordinator, {
        kind: 'set-lead',
        lead: { department, basis: '谁主管谁负责', reason: '景区安全由其主管' },
        coDepartments: [],
      });
      await file.give(people.coordinator, {
        kind: 'start-consultation',
        question: '请核实滞留人数、转移安置与伤亡情况，并提出回应口径。',
        invitees: [department, { id: 'lanze-bureau', name: '岚泽市文化广电和旅游局' }],
      });
    },
    async toJudgment(): Promise<void> {
      await file.toConsultation();
      for (const id of [department.id, 'lanze-bureau'])
        await file.give(people.coordinator, {
          kind: 'reply-consultation',
          department: id,
          opinion: '41名游客已全部转移，无伤亡。',
          stance: '同意',
        });
      await file.give(people.coordinator, {
        kind: 'close-consultation',
        minutes: '一致同意尽快发布权威信息。',
      });
    },
    async toResponse(): Promise<void> {
      await file.toJudgment();
      await file.give(people.coordinator, {
        kind: 'determine',
        severity: '重大',
        judgment: {
          truth: '部分属实',
          dispositions: ['D3', 'D4'],
          plan: { form: '书面回应', channel: '门户网站', spokesperson: '秦望川' },
        },
      });
      await file.give(people.head, { kind: 'approve' });
    },
    async toDraft(): Promise<void> {
      await file.toResponse();
      await file.give(people.head, response);
    },
    async toSigned(): Promise<void> {
      await file.toDraft();
      const { id: draftId, hash: draftHash } = file.draft();
      for (const gate of ['政治关', '政策关', '保密关', '文字关'] as const)
        await file.give(gate === '保密关' ? people.secrecy : people.reviewer, {
          kind: 'sign-gate',
          draftId,
          draftHash,
          gate,
        });
    },
    async toEvaluation(): Promise<void> {
      await file.toSigned();
      const { id: draftId, hash: draftHash } = file.draft();
      await file.give(people.publisher, {
        kind: 'request-publish',
        draftId,
        draftHash,
        channel: '门户网站',
      });
      await file.prove();
      await file.give(people.leader, { kind: 'waive-press-conference', reason: '险情已解除' });
      await file.give(people.coordinator, {
        kind: 'report-upward',
        to: '省委宣传部',
        summary: '险情与处置情况',
      });
      await file.give(people.head, { kind: 'declare-handling-ended' });
      await file.give(people.head, { kind: 'finish-response' });
    },
    /** Everything scored and concluded: what a leader signs. */
    async evaluated(): Promise<void> {
      const breachIds = current.breaches.map(({ id }) => id);
      await file.give(people.coordinator, {
        kind: 'conclude-breaches',
        breachIds,
        verdict: { kind: '免责说明', statement: '夜间通信中断，已补报' },
      });
      await file.give(people.coordinator, {
        kind: 'assess',
        indicators: assessedIndicators.map((name) => ({ name, score: 85, note: '按时公开' })),
      });
    },
    /** What the proof of publication does when it finds the official page. */
    async prove(): Promise<void> {
      await file.refresh();
      const publicationId = current.publications.at(-1)?.id ?? '';
      await file.give(person('system', '系统', ['system']), {
        kind: 'confirm-publish',
        publicationId,
        url: 'https://www.yunling.example/notice/1',
        at: office.deps.clock.now(),
        snapshotHash: 'd'.repeat(64),
      });
    },
    /** Reads the case again, after somebody has worked on a screen. */
    async refresh(): Promise<Case> {
      current = (await office.platform.cases.get(file.id)) ?? current;
      return current;
    },
    draft() {
      const draft = current.drafts.at(-1);
      if (!draft) throw new Error('no draft yet');
      return draft;
    },
  };
  return file;
}
export type CaseOnScreen = Awaited<ReturnType<typeof openCaseOnScreen>>;

function person(id: string, name: string, roles: Role[], unit?: string): Actor {
  return { id, name, roles, ...(unit !== undefined && { department: unit }) };
}

const appeared = [
  { minutes: 110, source: '岚泽论坛', tier: 'forum', origin: undefined },
  { minutes: 80, source: '青川网', tier: 'local-media', origin: '岚泽论坛' },
  { minutes: 55, source: '云岭微讯', tier: 'social', origin: undefined },
  { minutes: 40, source: '云岭日报', tier: 'local-media', origin: '青川网' },
  { minutes: 20, source: '华夏时讯', tier: 'portal', origin: '云岭日报' },
] as const;

function spreadStory(headline: string, now: number) {
  const first = now - 2 * hourMs;
  return storyOf(headline, now, {
    headline,
    firstPublicAt: first,
    firstSeenAt: first + 5 * minuteMs,
    appearances: appeared.map(({ minutes, source, tier }, index) => ({
      itemId: `${headline}-${index}`,
      ...(index > 0 && { repostOf: `${headline}-0` }),
      title: headline,
      url: `http://news.example/${index}`,
      sourceName: source,
      tier,
      seenAt: now - minutes * minuteMs,
    })),
  });
}

function itemsOf(headline: string, now: number) {
  const text = `今日8时许，${headline}，约40名游客被困观景台，有网民称“有人被冲走”。景区已启动应急预案。`;
  const at = text.indexOf('被困');
  return appeared.map(({ minutes, source, tier, origin }, index) => ({
    item: itemWith({
      id: `${headline}-${index}`,
      title: headline,
      text,
      sourceName: source,
      tier,
      url: `http://news.example/${index}`,
      fetchedAt: now - minutes * minuteMs,
      publishedAt: now - minutes * minuteMs,
      publishedPrecision: 'minute' as const,
      ...(origin && { origin }),
    }),
    tags: [
      {
        priority: 'P4' as const,
        confidence: 0.91,
        certainty: 'sure' as const,
        evidence: [
          {
            field: 'text' as const,
            start: at,
            end: at + 2,
            text: '被困',
            rule: 'incident/trapped',
          },
        ],
      },
    ],
    severityEvidence: [],
    region: ['云岭省', '岚泽市'],
    owners: [],
  }));
}
