import { describe, expect, it } from 'vitest';
import type { CommandOf } from '../../../src/domain/case/commands.ts';
import { consultation, grave, hours, lead, openFile, people, toJudgment } from './office.ts';

const water = { id: 'water', name: '水务处' };
const roads = { id: 'roads', name: '道路处' };
const start: CommandOf<'start-consultation'> = { ...consultation, invitees: [roads, water, roads] };
const reply = { kind: 'reply-consultation', department: 'roads', opinion: '与施工无关' } as const;
const close = { kind: 'close-consultation', minutes: '尽快回应' } as const;

function consulting(command = start) {
  const file = openFile();
  file.give(people.coordinator, lead);
  file.give(people.coordinator, command);
  return file;
}
const repliesOf = (file: ReturnType<typeof openFile>) =>
  file.case.consultations.at(-1)?.invitees.map(({ reply: { kind } }) => kind);

describe('会商', () => {
  it('invites each department once, and each round has its own number', () => {
    const file = consulting();
    expect(file.case.stage).toBe('会商');
    const moved = file.history.find(({ kind }) => kind === 'stage-moved');
    expect(moved).toMatchObject({ transition: 'T2' });
    expect(moved).not.toHaveProperty('reason');
    expect(file.case.consultations[0]?.invitees.map(({ department }) => department.id)).toEqual([
      'roads',
      'water',
    ]);
    file.give(people.coordinator, { kind: 'send-back', reason: '重新收集' });
    file.give(people.coordinator, start);
    expect(file.case.consultations.map(({ id }) => id)).toEqual(['k1', 'k2']);
  });

  it('takes each department’s own word, and outside words from the office alone', () => {
    const file = consulting();
    expect(file.attempt(people.head, reply)).toMatchObject({
      reason: 'not-your-department',
      message: expect.stringContaining('道路处'),
    });
    file.give(people.coordinator, reply);
    file.give(people.head, { ...reply, department: 'water', stance: '同意' });
    expect(file.case.consultations[0]?.invitees).toMatchObject([
      { department: roads, reply: { kind: 'answered', by: { id: 'u-qin' } } },
      { department: water, reply: { kind: 'answered', stance: '同意', by: { id: 'u-you' } } },
    ]);
    expect(file.case.consultations[0]?.invitees[0]?.reply).not.toHaveProperty('stance');
  });

  it('hears “not ours” only with the department whose it is, which no other answer names', () => {
    const notOurs = { ...reply, stance: '不属我部门' } as const;
    const file = consulting();
    for (const command of [notOurs, { ...notOurs, belongsTo: roads }])
      expect(file.attempt(people.strangerHead, command)).toMatchObject({
        reason: 'reason-missing',
      });
    file.give(people.strangerHead, { ...notOurs, belongsTo: water });
    expect(file.case.consultations[0]?.invitees[0]?.reply).toMatchObject({ belongsTo: water });
    file.give(people.strangerHead, { ...reply, stance: '同意', belongsTo: water });
    expect(file.case.consultations[0]?.invitees[0]?.reply).not.toHaveProperty('belongsTo');
  });

  it('names to whoever is not asked those that are', () => {
    expect(
      consulting().attempt(people.coordinator, { ...reply, department: 'parks' }),
    ).toMatchObject({ reason: 'not-invited', message: expect.stringContaining('道路处、水务处') });
  });

  it('waives what is awaited, not what was said', () => {
    const file = consulting();
    const waive = { kind: 'waive-reply', department: 'roads', reason: '口头答复' } as const;
    file.give(people.strangerHead, reply);
    expect(file.give(people.coordinator, waive)).toEqual([]);
    file.give(people.coordinator, { ...waive, department: 'water' });
    expect(repliesOf(file)).toEqual(['answered', 'waived']);
    file.give(people.coordinator, close);
    expect(file.case.stage).toBe('研判');
  });

  it('waits for the silent until their time is over, and records their silence', () => {
    const file = consulting();
    file.give(people.head, { ...reply, department: 'water' });
    const dueAt = file.now + hours(2);
    file.now = dueAt;
    const early = file.attempt(people.coordinator, close);
    expect(early).toMatchObject({ reason: 'reply-awaited' });
    expect(early).toMatchObject({ message: expect.stringMatching(/^道路处（.+到期）尚未回复/) });
    file.now += 1;
    file.give(people.coordinator, close);
    expect(repliesOf(file)).toEqual(['expired', 'answered']);
    expect(file.case).toMatchObject({
      stage: '研判',
      consultations: [{ closed: { at: file.now, minutes: '尽快回应' } }],
    });
  });

  it('that is left behind ends with what it has', () => {
    const file = consulting();
    file.give(people.strangerHead, reply);
    const events = file.give(people.coordinator, { kind: 'send-back', reason: '材料不足' });
    expect(events.find(({ kind }) => kind === 'stage-moved')).toMatchObject({
      from: '会商',
      to: '收集',
      transition: 'T10',
      reason: '材料不足',
    });
    expect(repliesOf(file)).toEqual(['answered', 'waived']);
    expect(file.case.consultations[0]?.closed?.minutes).toBe('会商未完成：材料不足');
    expect(file.case.clocks.filter(({ state }) => state.kind === 'running')).toHaveLength(1);
  });

  it('may be held again in 会商 when it was sent back there', () => {
    const file = toJudgment(openFile());
    file.give(people.coordinator, { kind: 'send-back', reason: '再议' });
    file.give(people.coordinator, start);
    expect(file.case).toMatchObject({ stage: '会商' });
    expect(file.case.consultations).toHaveLength(2);
  });

  it('is back-filled after the fast track without moving the case', () => {
    const file = openFile();
    file.give(people.officeHead, lead);
    file.give(people.officeHead, grave);
    file.give(people.officeHead, { kind: 'fast-track', reason: '险情紧急' });
    expect(file.case).toMatchObject({ stage: '研判', fastTracked: true, consultationOwed: true });
    file.give(people.coordinator, { ...start, invitees: [roads] });
    file.give(people.strangerHead, reply);
    file.give(people.coordinator, close);
    expect(file.case).toMatchObject({ stage: '研判', consultationOwed: false });
    expect(file.attempt(people.coordinator, start)).toMatchObject({
      reason: 'consultation-not-owed',
    });
  });
});
