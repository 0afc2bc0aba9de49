import { describe, expect, it } from 'vitest';
import type { Command, CommandOf } from '../../../src/domain/case/commands.ts';
import { eight, grave, hours, minutes, openFile, opening, people } from './office.ts';

const reserve = { kind: 'reserve-merge', sourceId: 'case-2' } as const;
const into = { kind: 'merge-into', targetId: 'case-9', reason: '同一事项' } as const;
const absorb = {
  kind: 'absorb',
  sourceId: 'case-2',
  itemIds: ['item-2', 'item-7'],
  storyIds: ['story-1', 'story-7'],
  anchor: eight - hours(1),
} as const satisfies Command;
const unmerge = { kind: 'unmerge', reason: '并非同一事项', itemIds: [] as string[] } as const;

function target() {
  const file = openFile();
  file.give(people.system, reserve);
  return file;
}

describe('the case that takes another over', () => {
  it('reserves its place once, and takes nothing before the other has gone', () => {
    const file = target();
    expect(file.give(people.system, reserve)).toEqual([]);
    expect(file.case.absorbed).toEqual([
      { caseId: 'case-2', state: 'reserved', itemIds: [], storyIds: [] },
    ]);
    expect(file.case.itemIds).toEqual(['item-1', 'item-2']);
  });

  it('takes what it does not have yet, once, with the earlier beginning', () => {
    const file = target();
    file.give(people.system, absorb);
    expect(file.case).toMatchObject({
      itemIds: ['item-1', 'item-2', 'item-7'],
      storyIds: ['story-1', 'story-7'],
      absorbed: [{ state: 'absorbed', itemIds: ['item-7'], storyIds: ['story-7'] }],
    });
    expect(file.clock('C3')?.anchor).toBe(eight - hours(1));
    expect(file.give(people.system, absorb)).toEqual([]);
  });

  it('gives back what came with it, and its own time', () => {
    const file = target();
    file.give(people.system, absorb);
    file.give(people.system, { kind: 'release', sourceId: 'case-2' });
    expect(file.case).toMatchObject({
      itemIds: ['item-1', 'item-2'],
      storyIds: ['story-1'],
      absorbed: [{ caseId: 'case-2', state: 'released' }],
    });
    expect(file.clock('C3')?.anchor).toBe(eight);
    expect(file.give(people.system, { kind: 'release', sourceId: 'case-2' })).toEqual([]);
  });

  it('knows several sources apart', () => {
    const file = target();
    file.give(people.system, { ...reserve, sourceId: 'case-3' });
    file.give(people.system, absorb);
    file.give(people.system, { ...absorb, sourceId: 'case-3', itemIds: ['item-8'], storyIds: [] });
    file.give(people.system, { kind: 'release', sourceId: 'case-2' });
    expect(file.case.absorbed.map(({ caseId, state }) => [caseId, state])).toEqual([
      ['case-2', 'released'],
      ['case-3', 'absorbed'],
    ]);
    expect(file.case.itemIds).toEqual(['item-1', 'item-2', 'item-8']);
    expect(file.give(people.system, { kind: 'release', sourceId: 'case-4' })).toEqual([]);
  });

  it('may take the same case again after it has given it back', () => {
    const file = target();
    file.give(people.system, { kind: 'release', sourceId: 'case-2' });
    expect(file.give(people.system, reserve)).toHaveLength(1);
    file.give(people.system, absorb);
    expect(file.case.absorbed).toMatchObject([{ caseId: 'case-2', state: 'absorbed' }]);
  });

  it('takes along what the absorbed story brings later', () => {
    const file = target();
    file.give(people.system, absorb);
    const more: CommandOf<'add-items'> = {
      kind: 'add-items',
      storyId: 'story-7',
      itemIds: ['item-8'],
    };
    file.give(people.system, more);
    expect(file.case.absorbed[0]?.itemIds).toEqual(['item-7', 'item-8']);
    file.give(people.system, { ...more, storyId: 'story-1', itemIds: ['item-9'] });
    file.give(people.analyst, { kind: 'add-items', itemIds: ['item-10'] });
    file.give(people.system, { kind: 'release', sourceId: 'case-2' });
    expect(file.case.itemIds).toEqual(['item-1', 'item-2', 'item-9', 'item-10']);
  });

  it('goes nowhere itself while another is on its way, and not into what it holds', () => {
    const file = target();
    expect(file.attempt(people.analyst, into)).toMatchObject({ reason: 'merge-pending' });
    file.give(people.system, absorb);
    expect(file.attempt(people.analyst, { ...into, targetId: 'case-2' })).toMatchObject({
      reason: 'merge-cycle',
    });
    expect(file.attempt(people.analyst, into).kind).toBe('accepted');
  });

  it('may go into what it has given back', () => {
    const file = target();
    file.give(people.system, { kind: 'release', sourceId: 'case-2' });
    expect(file.attempt(people.analyst, { ...into, targetId: 'case-2' }).kind).toBe('accepted');
  });
});

describe('the case that goes into another', () => {
  it('rests, and comes back into the stage and the time in which it went', () => {
    const file = openFile();
    const since = file.case.stageSince;
    file.now += minutes(10);
    file.give(people.analyst, into);
    expect(file.case).toMatchObject({
      stage: '已合并',
      mergedInto: 'case-9',
      beforeMerge: { stage: '收集', since },
      stageSince: file.now,
    });
    file.now += hours(60);
    expect(file.fire()).toEqual([]);
    file.give(people.analyst, { ...unmerge, itemIds: ['item-2', 'item-3'] });
    expect(file.case).toMatchObject({ stage: '收集', stageSince: since });
    expect(file.case.itemIds).toEqual(['item-1', 'item-2', 'item-3']);
    expect(file.case.mergedInto).toBeUndefined();
    expect(file.case.beforeMerge).toBeUndefined();
    file.now += minutes(1);
    expect(file.fire().map(({ kind }) => kind)).toContain('breach-recorded');
  });

  it.each([
    ['重大', '重大', true],
    ['重大', '特别重大', true],
    ['重大', '较大', false],
    ['重大', undefined, false],
  ] as const)(
    'needs a second person only where both are grave: %s',
    (level, targetSeverity, isProposed) => {
      const file = openFile();
      file.give(people.analyst, { ...grave, level });
      file.give(people.analyst, { ...into, ...(targetSeverity && { targetSeverity }) });
      expect(file.case.stage).toBe(isProposed ? '收集' : '已合并');
      if (!isProposed) return;
      expect(file.case.proposal?.content).toEqual({
        kind: 'merge',
        targetId: 'case-9',
        reason: '同一事项',
      });
      file.give(people.coordinator, { kind: 'approve' });
      expect(file.case).toMatchObject({ stage: '已合并', mergedInto: 'case-9' });
      expect(file.case.proposal).toBeUndefined();
    },
  );

  it('goes by one word while its own severity is unknown', () => {
    const file = openFile();
    file.give(people.analyst, { ...into, targetSeverity: '特别重大' });
    expect(file.case.stage).toBe('已合并');
  });

  it('is never its own target', () => {
    const file = openFile();
    expect(file.attempt(people.analyst, { ...into, targetId: opening.id })).toMatchObject({
      reason: 'merge-cycle',
    });
  });
});
