import { describe, expect, it } from 'vitest';
import { grave, lead, openFile, people } from './office.ts';

const roads = { id: 'roads', name: '道路处' };
const claim = { kind: 'claim' } as const;
const toZhu = { kind: 'assign', assignee: { id: 'u-zhu', name: '朱承办' } } as const;

describe('whose case it is', () => {
  it('is said by whoever assigns it, once', () => {
    const file = openFile();
    file.give(people.coordinator, { ...toZhu, department: 'water' });
    expect(file.case.assignee).toMatchObject({
      person: toZhu.assignee,
      department: 'water',
      number: 1,
    });
    expect(file.give(people.coordinator, toZhu)).toEqual([]);
    file.give(people.coordinator, { kind: 'assign', assignee: { id: 'u-he', name: '何研判' } });
    expect(file.case.assignee).toMatchObject({ person: { id: 'u-he' }, number: 2 });
    expect(file.case.assignee).not.toHaveProperty('department');
    expect(file.case.assignee).not.toHaveProperty('claimedAt');
  });

  it('is the claimer’s while it is nobody’s, with the department that he acts for', () => {
    const file = openFile();
    file.give(people.handler, claim);
    expect(file.case.assignee).toMatchObject({
      person: { id: 'u-zhu' },
      department: 'water',
      claimedAt: file.now,
    });
    const other = openFile();
    other.give(people.analyst, claim);
    expect(other.case.assignee).not.toHaveProperty('department');
    expect(other.case.assignee?.claimedAt).toBe(other.now);
  });

  it('is taken by the one whom it was assigned to, and says to others whom to ask', () => {
    const file = openFile();
    file.give(people.coordinator, toZhu);
    expect(file.attempt(people.analyst, claim)).toMatchObject({
      reason: 'not-assignee',
      message: expect.stringContaining('朱承办'),
    });
    file.give(people.handler, claim);
    expect(file.case.assignee?.claimedAt).toBe(file.now);
    expect(file.attempt(people.handler, claim)).toMatchObject({ reason: 'already-claimed' });
  });
});

describe('a case that was claimed by mistake', () => {
  const unclaim = { kind: 'unclaim' } as const;

  it('is nobody’s again once it is given back, and anybody’s to claim', () => {
    const file = openFile();
    const before = file.case;
    file.give(people.analyst, claim);
    const [event] = file.give(people.analyst, unclaim);
    expect(event).toMatchObject({ kind: 'unclaimed', by: { id: people.analyst.id } });
    expect(file.case).not.toHaveProperty('assignee');
    expect(file.case.stage).toBe(before.stage);
    file.give(people.secondAnalyst, claim);
    expect(file.case.assignee).toMatchObject({
      person: { id: people.secondAnalyst.id },
      number: 2,
    });
  });

  it('is given back by who claimed it, not by others, and not before it is claimed', () => {
    const file = openFile();
    file.give(people.coordinator, toZhu);
    expect(file.attempt(people.handler, unclaim)).toMatchObject({ reason: 'not-claimed' });
    file.give(people.handler, claim);
    expect(file.attempt(people.analyst, unclaim)).toMatchObject({
      reason: 'not-assignee',
      message: expect.stringContaining('朱承办'),
    });
    expect(file.attempt(people.reviewer, unclaim)).toMatchObject({ reason: 'not-permitted' });
    expect(file.attempt(people.handler, unclaim).kind).toBe('accepted');
  });

  it('keeps every clock of the law, and times the next who is asked to claim it', () => {
    const file = openFile([grave]);
    const law = () => file.case.clocks.filter(({ basis }) => basis === 'statutory');
    file.give(people.coordinator, toZhu);
    const before = law();
    file.give(people.handler, claim);
    file.give(people.handler, unclaim);
    expect(law()).toEqual(before);
    file.give(people.coordinator, toZhu);
    expect(file.case.clocks.map(({ id, state }) => [id, state.kind])).toEqual(
      expect.arrayContaining([
        ['C6.claim-1/1/1', 'stopped'],
        ['C6.claim-2/1/1', 'running'],
      ]),
    );
  });
});

describe('the one department that answers first', () => {
  it('is named with those that help, never among them, and once', () => {
    const file = openFile();
    const both = { ...lead, coDepartments: [lead.lead.department, roads] };
    file.give(people.coordinator, both);
    expect(file.case).toMatchObject({ lead: lead.lead, coDepartments: [roads] });
    expect(file.give(people.coordinator, both)).toEqual([]);
    file.give(people.coordinator, lead);
    expect(file.case.coDepartments).toEqual([]);
    file.give(people.coordinator, { ...lead, lead: { ...lead.lead, reason: '属地' } });
    expect(file.case.lead?.reason).toBe('属地');
  });

  it('lets those that help act too, and names them all to a stranger', () => {
    const file = openFile();
    file.give(people.coordinator, { ...lead, coDepartments: [roads] });
    expect(file.attempt(people.strangerHead, claim).kind).toBe('accepted');
    const third = { ...people.strangerHead, id: 'u-third', department: 'parks' };
    const other = openFile();
    other.give(people.coordinator, { ...lead, coDepartments: [roads] });
    expect(other.attempt(third, claim)).toMatchObject({
      reason: 'not-your-department',
      message: expect.stringContaining('水务处、道路处'),
    });
  });
});
