import { describe, expect, it } from 'vitest';
import { contract } from '../../src/api/contract.ts';
import { officeEventKinds, type OfficeEventKind } from '../../src/domain/office-event.ts';

type Contract = typeof contract;
type Writing = {
  [Name in keyof Contract]: Contract[Name]['method'] extends 'get' ? never : Name;
}[keyof Contract];

/** Events of the office's own chain; or `case`: of the chain of the case; or why there is nothing to tell. */
type Told = readonly OfficeEventKind[] | 'case' | { nothing: string };

const keepsNothing = { nothing: 'keeps nothing' };
const ownDesk = { nothing: 'what a person keeps for the own desk' };

/** Where the auditor reads what each writing route has changed. */
const toldBy: Record<Writing, Told> = {
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
};

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
    const told = [...Object.values(toldBy), ...Object.values(toldByCommands)].flatMap((one) =>
      typeof one === 'object' && !('nothing' in one) ? one : [],
    );
    expect([...new Set(told)].sort()).toEqual([...officeEventKinds].sort());
  });
});
