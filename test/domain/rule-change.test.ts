import { describe, expect, it } from 'vitest';
import { changesOf, type OfficeRules } from '../../src/domain/rule-change.ts';

const rules: OfficeRules = {
  effectiveFrom: '2026-01-01',
  basis: ['示范单位'],
  obligations: [],
  ladder: [{ at: 0.5, to: ['assignee'] }],
  departments: [{ id: 'office', name: '办公室', duties: ['政务公开'] }],
  defaultDepartment: 'office',
  emphasis: [
    { priority: 'P1', text: '重大决策', clause: '一' },
    { priority: 'P1', text: '重要部署', clause: '一' },
  ],
  openingRules: [],
};

const told = (change: Partial<OfficeRules>) =>
  changesOf(rules, { ...rules, ...change }).map(({ of, name, before, after }) => [
    of,
    name,
    before !== undefined,
    after !== undefined,
  ]);

describe('the changes between two editions', () => {
  it('are none where only the order of a rule’s fields differs', () => {
    expect(told({ departments: [{ duties: ['政务公开'], name: '办公室', id: 'office' }] })).toEqual(
      [],
    );
  });

  it('name a department by its id, new, gone or changed', () => {
    const renamed = { id: 'office', name: '厅办公室', duties: ['政务公开'] };
    const added = { id: 'finance', name: '财务处', duties: [] };
    expect(told({ departments: [renamed, added] })).toEqual([
      ['department', 'office', true, true],
      ['department', 'finance', false, true],
    ]);
    expect(told({ departments: [], defaultDepartment: 'finance' })).toEqual([
      ['department', 'office', true, false],
      ['default-department', 'defaultDepartment', true, true],
    ]);
  });

  it('tell two emphases of one priority apart', () => {
    const [first, second] = rules.emphasis;
    if (!first || !second) throw new Error('expected two');
    expect(told({ emphasis: [first, { ...second, text: '政策解读' }] })).toEqual([
      ['emphasis', 'P1·2', true, true],
    ]);
  });
});
