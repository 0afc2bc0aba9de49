import { describe, expect, it } from 'vitest';
import { lead, openFile, people } from './office.ts';

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
