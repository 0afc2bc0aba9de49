import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noticeRoles, urgencies } from '../../src/domain/notice.ts';
import {
  notificationRoutingSchema,
  routeNotice,
  type Delivery,
} from '../../src/domain/notification-routing.ts';
import { severities } from '../../src/domain/priority.ts';
import { noticeWith } from '../support/notice.ts';

type RoutingInput = Parameters<typeof notificationRoutingSchema.parse>[0];

function route(routing: RoutingInput, changes = {}): Delivery[] {
  const parsed = notificationRoutingSchema.parse(routing);
  return routeNotice(noticeWith(changes), parsed, parsed.directory);
}

const leader = { role: 'leader', name: '分管领导' };
const assignee = { role: 'assignee', name: '朱承办', account: 'u-zhu' };

describe('routing of notices', () => {
  it('brings a notice that matches no rule to the console', () => {
    expect(route({})).toEqual([{ channel: 'console', to: [leader, assignee] }]);
  });

  it('sends one message to a group, for all whom the rules bring there', () => {
    const rules = [{ roles: ['leader'], channels: ['robot'] }, { channels: ['robot'] }];
    expect(route({ rules })).toEqual([{ channel: 'robot', to: [leader, assignee] }]);
  });

  it('brings those whom no rule reaches to the fallback, beside the others', () => {
    const rules = [{ roles: ['leader'], channels: ['robot'] }];
    expect(route({ rules, fallback: 'duty-robot' })).toEqual([
      { channel: 'robot', to: [leader] },
      { channel: 'duty-robot', to: [assignee] },
    ]);
  });

  it('goes by the lead department', () => {
    const rules = [{ departments: ['water'], channels: ['water-robot'] }];
    expect(route({ rules })[0]?.channel).toBe('water-robot');
    expect(route({ rules }, { department: 'roads' })[0]?.channel).toBe('console');
    expect(route({ rules }, { department: undefined })[0]?.channel).toBe('console');
  });

  it('goes by severity, and takes 待研判 for no severity at all', () => {
    const rules = [{ severityAtLeast: '重大', channels: ['robot'] }];
    expect(route({ rules }, { severity: '特别重大' })[0]?.channel).toBe('robot');
    expect(route({ rules }, { severity: '较大' })[0]?.channel).toBe('console');
    expect(route({ rules }, { severity: undefined })[0]?.channel).toBe('console');
  });

  it('goes by urgency', () => {
    const rules = [{ urgencyAtLeast: 'urgent', channels: ['robot'] }];
    const channels = urgencies.map((urgency) => route({ rules }, { urgency })[0]?.channel);
    expect(channels).toEqual(['console', 'robot', 'robot']);
  });

  it('finds people by account, by role, and by role within a department', () => {
    const directory = {
      mail: [
        { account: 'u-zhu', address: 'zhu@yunhe.example' },
        { role: 'leader', department: 'water', address: 'water-leader@yunhe.example' },
        { role: 'leader', department: 'roads', address: 'roads-leader@yunhe.example' },
      ],
    };
    expect(route({ rules: [{ channels: ['mail'] }], directory })).toEqual([
      { channel: 'mail', address: 'water-leader@yunhe.example', to: [leader] },
      { channel: 'mail', address: 'zhu@yunhe.example', to: [assignee] },
    ]);
  });

  it('brings somebody without an address to the fallback', () => {
    const directory = { mail: [{ role: 'principal', address: 'head@yunhe.example' }] };
    expect(route({ rules: [{ channels: ['mail'] }], directory })).toEqual([
      { channel: 'console', to: [leader, assignee] },
    ]);
  });

  it('writes to a shared mailbox once', () => {
    const rules = [{ channels: [{ channel: 'mail', addresses: ['duty@yunhe.example'] }] }];
    expect(route({ rules })).toEqual([
      { channel: 'mail', address: 'duty@yunhe.example', to: [leader, assignee] },
    ]);
  });

  it('refuses an unknown key and an empty list of channels', () => {
    const parse = (rule: object) => notificationRoutingSchema.safeParse({ rules: [rule] }).success;
    expect(parse({ channels: ['mail'] })).toBe(true);
    expect(parse({ channels: [] })).toBe(false);
    expect(parse({ channels: ['mail'], severity: '重大' })).toBe(false);
  });

  it('refuses a fallback that does not reach everybody', () => {
    const directory = { mail: [{ account: 'u-zhu', address: 'zhu@yunhe.example' }] };
    expect(notificationRoutingSchema.safeParse({ fallback: 'mail', directory }).success).toBe(
      false,
    );
  });

  it('forgets nobody and repeats no place, whatever the rules', () => {
    const some = <T>(values: readonly T[]) =>
      fc.option(fc.subarray([...values], { minLength: 1 }), { nil: undefined });
    const one = <T>(values: readonly T[]) =>
      fc.option(fc.constantFrom(...values), { nil: undefined });
    const rule = fc.record({
      departments: some(['water', 'roads']),
      severityAtLeast: one(severities),
      urgencyAtLeast: one(urgencies),
      roles: some(noticeRoles),
      channels: fc.subarray(['mail', 'robot', 'hook'], { minLength: 1 }),
    });
    const recipient = fc.record({ role: fc.constantFrom(...noticeRoles), name: fc.string() });
    const directory = { mail: [{ role: 'leader', address: 'leader@yunhe.example' }] };
    fc.assert(
      fc.property(
        fc.array(rule, { maxLength: 4 }),
        fc.array(recipient, { maxLength: 4 }),
        one(severities),
        (rules, to, severity) => {
          const deliveries = route({ rules, directory }, { to, severity });
          expect(deliveries.length).toBeGreaterThan(0);
          for (const person of to)
            expect(deliveries.some((delivery) => delivery.to.includes(person))).toBe(true);
          const places = deliveries.map(({ channel, address }) => `${channel} ${address}`);
          expect(new Set(places).size).toBe(places.length);
        },
      ),
    );
  });
});
