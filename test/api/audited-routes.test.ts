import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract } from '../../src/api/contract.ts';
import { officeEventKinds, type OfficeEventKind } from '../../src/domain/office-event.ts';
import { dayMs, shanghaiDay } from '../../src/domain/time.ts';
import { openTurns } from '../../src/stages/in-turn.ts';
import { storyDecisionToStory } from '../../src/stages/story-decision-to-story.ts';
import { callApi, type ApiCall } from '../support/api-call.ts';
import { itemWith } from '../support/item.ts';
import { openManualClock } from '../support/manual-clock.ts';
import { serveOffice, storyOf, type ServedOffice } from '../support/served-office.ts';

type Contract = typeof contract;
type Writing = {
  [Name in keyof Contract]: Contract[Name]['method'] extends 'get' ? never : Name;
}[keyof Contract];

/** Events of the office's own chain; or `case`: of the chain of the case; or why there is nothing to tell. */
type Told = readonly OfficeEventKind[] | 'case' | { nothing: string };

const keepsNothing = { nothing: 'keeps nothing' };
const ownDesk = { nothing: 'what a person keeps for the own desk' };

/** Where the auditor reads what each writing route has changed. */
const toldBy = {
  command: 'case',
  openStoryCase: 'case',
  importScores: 'case',
  addUser: ['account-added'],
  changeUser: ['account-changed', 'account-disabled', 'account-enabled', 'password-reset'],
  changePassword: ['password-reset'],
  applyRules: ['profile-changed'],
  pauseSource: ['source-paused', 'source-resumed'],
  correctTags: ['tags-corrected'],
  mergeStory: ['story-merged'],
  splitStory: ['story-split'],
  openWatch: ['watch-opened'],
  extendWatch: ['watch-extended'],
  closeWatch: ['watch-closed'],
  registerPolicy: ['policy-registered'],
  policyStep: [
    'policy-risk-assessed',
    'policy-response-planned',
    'policy-interpretation-prepared',
    'policy-issued',
    'policy-interpreted-again',
    'policy-words-amended',
    'watch-opened',
  ],
  publicationAddress: ['page-address-named'],
  inbound: { nothing: 'a machine’s delivery: the items and their evidence say whose and when' },
  resetDemo: { nothing: 'there is no such thing in an office' },
  signIn: { nothing: 'decides nothing' },
  signOut: { nothing: 'decides nothing' },
  notePresence: { nothing: 'who looks at a case now, forgotten within minutes' },
  leaveCase: { nothing: 'who looks at a case now, forgotten within minutes' },
  saveView: ownDesk,
  removeView: ownDesk,
  saveSettings: ownDesk,
  keepText: ownDesk,
  forgetText: ownDesk,
  foresee: keepsNothing,
  proposePolicy: keepsNothing,
  tryCommand: keepsNothing,
  tryRule: keepsNothing,
  tryRules: keepsNothing,
  trySource: keepsNothing,
  tryTopic: keepsNothing,
} as const satisfies Record<Writing, Told>;
type OfficeRoute = {
  [Name in Writing]: (typeof toldBy)[Name] extends readonly string[] ? Name : never;
}[Writing];

/** What is done at the terminal, by the commands that do it. */
const toldByCommands: Record<string, readonly OfficeEventKind[]> = {
  'huiying import': ['table-imported'],
  'huiying user add': ['account-added'],
};

describe('every route that writes', () => {
  it('says on which chain its event stands, or why there is none', () => {
    const writing = Object.entries(contract).filter(([, { method }]) => method !== 'get');
    expect(Object.keys(toldBy).sort()).toEqual(writing.map(([name]) => name).sort());
  });

  it('accounts, with the commands, for every kind of event of the office', () => {
    const everything: Told[] = [...Object.values(toldBy), ...Object.values(toldByCommands)];
    const told = everything.flatMap((one) =>
      typeof one === 'object' && !('nothing' in one) ? one : [],
    );
    expect([...new Set(told)].sort()).toEqual([...officeEventKinds].sort());
  });
});

const clock = openManualClock();
const reason = '值班决定';
const source = {
  kind: 'rss',
  id: 'yunshi-news',
  name: '云石新闻',
  tier: 'portal',
  url: 'https://news.yunshi.example/rss.xml',
  every: '30m',
};
let office: ServedOffice;
beforeAll(async () => {
  office = await serveOffice(clock, [source]);
  const { stories, items, publications } = office.platform;
  const [a, b, c] = ['a', 'b', 'c'].map((id) => storyOf(id, clock.now()));
  if (!a || !b || !c) throw new Error('expected three stories');
  const both = [...b.appearances, ...c.appearances];
  await stories.put([a, { ...b, appearances: both }, c]);
  const item = itemWith({ id: 'a-1', text: '古城山洪，游客已转移。' });
  await items.put([{ item, tags: [], severityEvidence: [], region: [], owners: [] }]);
  await publications.add({
    id: 'case-1/p1',
    caseId: 'case-1',
    publicationId: 'p1',
    caseNumber: 'YQ-2026-0001',
    channel: '门户网站',
    title: '回应',
    body: '游客已转移。',
    requestedAt: clock.now(),
    progress: { kind: 'sending', attempts: 0 },
  });
});
afterAll(() => office.close());

/** Gives the body of the answer. */
async function call(path: string, request?: ApiCall) {
  const answer = await callApi(office.server.url, path, request);
  expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 200 });
  return answer;
}
/** Decides about stories, and lets the flow carry it out. */
async function decide(path: string, body: object): Promise<void> {
  const answer = await call(path, { as: 'analyst', body });
  const stage = storyDecisionToStory({ ...office.platform, inTurn: openTurns() });
  await stage.handle([stage.parse(answer.body.decision)]);
}
const ids = { watch: '', policy: '' };
const words = ['槐树下三块石板了', '槐树下四块石板了'];

/** One call of each route whose event stands on the office's chain; a later one may need an earlier one. */
const calls: Record<OfficeRoute, () => Promise<unknown>> = {
  addUser: () =>
    call('/api/users', {
      as: 'system-admin',
      body: { id: 'linshu', name: '林书', roles: ['analyst'], password: words[0] },
    }),
  changeUser: () =>
    call('/api/users/linshu', {
      as: 'system-admin',
      body: { expectedVersion: 1, change: { kind: 'set-duties', roles: ['coordinator'] } },
    }),
  changePassword: async () => {
    const credentials = { name: 'linshu', password: words[0] };
    const { cookie } = await call('/api/session', { body: credentials });
    await call('/api/session/password', { cookie, body: { present: words[0], next: words[1] } });
  },
  applyRules: async () => {
    const { profile } = (await call('/api/profile', { as: 'coordinator' })).body;
    const { basis } = profile;
    const obligations = profile.obligations.map((one: { clock: string }) =>
      one.clock === 'C3' ? { ...one, within: { hours: 36 } } : one,
    );
    const draft = { effectiveFrom: shanghaiDay(clock.now()), basis, obligations };
    const body = { expectedVersion: profile.version, reason, draft };
    await call('/api/profile', { as: 'coordinator', body });
  },
  pauseSource: () =>
    call(`/api/sources/${source.id}/pause`, {
      as: 'coordinator',
      body: { isPaused: true, reason },
    }),
  correctTags: () =>
    call('/api/items/a-1/corrections', {
      as: 'analyst',
      body: { verdicts: [{ priority: 'P4', holds: false }], reason },
    }),
  mergeStory: () => decide('/api/stories/a/merge', { into: 'c', reason }),
  splitStory: () => decide('/api/stories/b/split', { itemIds: ['c-1'], reason }),
  openWatch: async () => {
    const [from, until] = [clock.now(), clock.now() + dayMs];
    const rule = { kind: 'open', priorities: ['P4'] };
    const body = { name: '青川汛期', kind: '突发事件', topic: '山洪', from, until, rule };
    ids.watch = (await call('/api/watches', { as: 'analyst', body })).body.id;
  },
  extendWatch: () =>
    call(`/api/watches/${ids.watch}/extend`, {
      as: 'analyst',
      body: { expectedVersion: 1, reason, until: clock.now() + 2 * dayMs },
    }),
  closeWatch: () =>
    call(`/api/watches/${ids.watch}/close`, {
      as: 'analyst',
      body: { expectedVersion: 2, reason },
    }),
  registerPolicy: async () => {
    const draftedBy = { id: 'water', name: '水务处' };
    const body = { title: '云岭省节水办法', aliases: [], draftedBy, isSensitive: false };
    ids.policy = (await call('/api/policies', { as: 'coordinator', body })).body.id;
  },
  policyStep: () =>
    call(`/api/policies/${ids.policy}/steps`, {
      as: 'coordinator',
      body: { expectedVersion: 1, step: { kind: 'amend-words', words: { aliases: ['节水令'] } } },
    }),
  publicationAddress: () =>
    call('/api/cases/case-1/publications/p1/address', {
      as: 'publisher',
      body: { url: 'http://127.0.0.1:8421/gov/responses/1.html' },
    }),
};

describe('a route that changes the office', () => {
  it.each(Object.entries(calls))('leaves its event with who it was: %s', async (name, change) => {
    const { events } = office.platform.documents;
    const known = (await events.list(100)).length;
    await change();
    const newest = await events.list(100);
    const told = newest.slice(0, newest.length - known);
    expect(told.length).toBeGreaterThan(0);
    const kinds: Readonly<Record<string, unknown>> = toldBy;
    for (const event of told) {
      expect(kinds[name]).toContain(event.kind);
      expect(event).toMatchObject({ by: { name: expect.stringMatching(/./) } });
    }
  });
});
