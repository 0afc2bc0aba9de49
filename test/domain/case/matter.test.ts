import { describe, expect, it } from 'vitest';
import type { Command } from '../../../src/domain/case/commands.ts';
import { decide } from '../../../src/domain/case/decide.ts';
import {
  contextOf,
  draft,
  eight,
  grave,
  hours,
  minutes,
  openFile,
  opening,
  people,
  toEvaluation,
} from './office.ts';

const ids = (count: number) => Array.from({ length: count }, (_, n) => `i${n}`);

describe('opening a case', () => {
  it.each(['occurredAt', 'firstPublicAt', 'discoveredAt'] as const)(
    'is refused with a time that has not come: %s',
    (name) => {
      const command = { ...opening, priorities: [...opening.priorities], [name]: eight + hours(9) };
      const context = contextOf(people.analyst, eight + hours(1));
      expect(
        decide(undefined, { ...command, storyIds: [], itemIds: ['i'], region: [] }, context),
      ).toMatchObject({ reason: 'time-impossible' });
    },
  );

  it('begins in 收集 with what the tags suggest, nobody’s and unhurried', () => {
    const command = { ...opening, storyIds: [], itemIds: ['i1'], priorities: ['P2' as const] };
    const context = contextOf(people.analyst, eight + hours(1));
    const decision = decide(undefined, { ...command, region: [], severity: '重大' }, context);
    expect(decision.kind === 'accepted' && decision.after).toMatchObject({
      stage: '收集',
      cycle: 1,
      version: 1,
      severity: { level: '重大', provisional: true },
      graveImpact: false,
      fastTracked: false,
      consultationOwed: false,
      coDepartments: [],
      drafts: [],
      breaches: [],
    });
  });

  it('takes each item once, and 1,500 at most', () => {
    const context = contextOf(people.analyst, eight + hours(1));
    const command = { ...opening, storyIds: [], priorities: ['P2' as const], region: [] };
    const itemIds = ['i0', ...ids(1600)];
    const decision = decide(undefined, { ...command, itemIds }, context);
    expect(decision.kind === 'accepted' && decision.after.itemIds).toEqual(ids(1500));
  });
});

describe('the items of a case', () => {
  it('come in once, up to 1,500', () => {
    const file = openFile();
    file.give(people.system, { kind: 'add-items', itemIds: ['item-2', 'item-3', 'item-3'] });
    expect(file.case.itemIds).toEqual(['item-1', 'item-2', 'item-3']);
    expect(file.give(people.system, { kind: 'add-items', itemIds: ['item-3'] })).toEqual([]);
    file.give(people.system, { kind: 'add-items', itemIds: ids(1600) });
    expect(file.case.itemIds).toHaveLength(1500);
    expect(file.give(people.system, { kind: 'add-items', itemIds: ['late'] })).toEqual([]);
  });

  it('bring their story with them, once, also when all of them are known', () => {
    const file = openFile();
    const known: Command = { kind: 'add-items', storyId: 'story-2', itemIds: ['item-1'] };
    expect(file.give(people.system, known)).toMatchObject([
      { kind: 'items-added', itemIds: [], storyIds: ['story-2'], ofStory: 'story-2' },
    ]);
    expect(file.case.storyIds).toEqual(['story-1', 'story-2']);
    expect(file.give(people.system, known)).toEqual([]);
    expect(
      file.give(people.system, { kind: 'add-items', itemIds: ['item-8'] })[0],
    ).not.toHaveProperty('ofStory');
  });

  it('move the beginning when one was public earlier, and only then', () => {
    const file = openFile();
    const add = (itemId: string, firstPublicAt: number) =>
      file.give(people.system, { kind: 'add-items', itemIds: [itemId], firstPublicAt });
    expect(add('item-3', eight).map(({ kind }) => kind)).toEqual(['items-added']);
    add('item-4', eight - minutes(1));
    expect(file.case.firstPublicAt).toBe(eight - minutes(1));
    expect(file.clock('C3')?.anchor).toBe(eight - minutes(1));
    expect(file.case.itemIds).toEqual(['item-1', 'item-2', 'item-3', 'item-4']);
    add('item-4', eight - minutes(2));
    expect(file.case.firstPublicAt).toBe(eight - minutes(2));
  });

  it('are taken out by name, as long as one stays', () => {
    const file = openFile();
    const remove = (...itemIds: string[]) =>
      file.give(people.analyst, { kind: 'remove-items', itemIds, reason: '误收' });
    expect(remove('item-9')).toEqual([]);
    expect(remove('item-1', 'item-9')).toMatchObject([
      { kind: 'items-removed', itemIds: ['item-1'], reason: '误收' },
    ]);
    expect(file.case.itemIds).toEqual(['item-2']);
  });

  it('stay out as the story grows, until a person brings them back', () => {
    const file = openFile();
    const itemIds = ['item-1', 'item-2', 'item-3'];
    const remove = (itemId: string) =>
      file.give(people.analyst, { kind: 'remove-items', itemIds: [itemId], reason: '误收' });
    remove('item-1');
    file.give(people.system, { kind: 'add-items', storyId: 'story-1', itemIds });
    expect(file.case).toMatchObject({ itemIds: ['item-2', 'item-3'], unlinkedIds: ['item-1'] });
    remove('item-3');
    file.give(people.analyst, { kind: 'add-items', itemIds: ['item-1'] });
    expect(file.case).toMatchObject({ itemIds: ['item-2', 'item-1'], unlinkedIds: ['item-3'] });
  });
});

describe('the priorities of a case', () => {
  it('are a person’s word, in their order and each once', () => {
    const file = openFile();
    const set = { kind: 'set-priorities', priorities: ['P4', 'P1', 'P4'] } as const;
    file.give(people.analyst, { ...set, priorities: [...set.priorities] });
    expect(file.case.priorities).toEqual(['P1', 'P4']);
    expect(file.give(people.analyst, { ...set, priorities: ['P4', 'P1'] })).toEqual([]);
  });
});

describe('severity', () => {
  it('goes up on anybody’s word, and is said once', () => {
    const file = openFile();
    const [first] = file.give(people.analyst, { ...grave, level: '较大' });
    expect(first).toMatchObject({ level: '较大', provisional: false, graveImpact: false });
    expect(first).not.toHaveProperty('from');
    expect(first).not.toHaveProperty('reason');
    const again = { ...grave, reason: '伤亡增加' };
    expect(file.give(people.analyst, again)[0]).toMatchObject({
      from: '较大',
      level: '重大',
      reason: '伤亡增加',
    });
    expect(file.give(people.analyst, grave)).toEqual([]);
    expect(file.give(people.analyst, { ...grave, graveImpact: true })).not.toEqual([]);
  });

  it('stays provisional until a person confirms it', () => {
    const file = openFile();
    const suggestion = { kind: 'set-severity', level: '较大', confirmed: true } as const;
    file.give(people.system, suggestion);
    expect(file.case.severity).toEqual({ level: '较大', provisional: true });
    expect(file.give(people.system, suggestion)).toEqual([]);
    file.give(people.analyst, { ...suggestion, confirmed: false });
    expect(file.case.severity?.provisional).toBe(true);
    file.give(people.analyst, suggestion);
    expect(file.case.severity?.provisional).toBe(false);
    expect(file.give(people.system, { ...suggestion, level: '重大' })).toEqual([]);
    expect(file.case.severity?.level).toBe('较大');
  });

  it('goes down by a leader, with a reason; so does the finding of grave impact', () => {
    for (const leader of [people.leader, people.principal]) {
      const file = openFile();
      file.give(people.analyst, { ...grave, graveImpact: true });
      const less = { ...grave, graveImpact: false } as const;
      expect(file.attempt(people.analyst, { ...less, reason: '核实' })).toMatchObject({
        reason: 'severity-lowered',
      });
      expect(file.attempt(leader, less)).toMatchObject({ reason: 'reason-missing' });
      file.give(leader, { ...less, reason: '经核实无人员伤亡' });
      expect(file.case).toMatchObject({ graveImpact: false, severity: { level: '重大' } });
      file.give(leader, { ...less, level: '一般', reason: '影响有限' });
      expect(file.case.severity?.level).toBe('一般');
    }
  });
});

describe('the times of a case', () => {
  it('are corrected to earlier ones only, each by itself', () => {
    const file = openFile();
    const correct = { kind: 'correct-times', reason: '原始记录' } as const;
    expect(file.give(people.analyst, correct)).toEqual([]);
    const later = { ...correct, firstPublicAt: eight + 1 };
    expect(file.attempt(people.analyst, later)).toMatchObject({ reason: 'time-impossible' });
    file.give(people.analyst, { ...correct, firstPublicAt: eight });
    file.give(people.analyst, { ...correct, occurredAt: eight - hours(2) });
    expect(file.case).toMatchObject({ occurredAt: eight - hours(2), firstPublicAt: eight });
    expect(
      file.attempt(people.analyst, { ...correct, occurredAt: eight - hours(1) }),
    ).toMatchObject({ reason: 'time-impossible' });
    file.give(people.analyst, {
      ...correct,
      occurredAt: eight - hours(2),
      firstPublicAt: eight - hours(1),
    });
    expect(file.case).toMatchObject({
      occurredAt: eight - hours(2),
      firstPublicAt: eight - hours(1),
    });
    expect(file.clock('C3')?.anchor).toBe(eight - hours(2));
  });

  it('are not ahead of the clock', () => {
    const file = openFile();
    for (const name of ['occurredAt', 'firstPublicAt'])
      expect(
        file.attempt(people.analyst, {
          kind: 'correct-times',
          [name]: file.now + 1,
          reason: '原始记录',
        }),
      ).toMatchObject({ reason: 'time-impossible', message: expect.stringContaining('晚于当前') });
  });
});

describe('a matter that is back', () => {
  const back = (publicAt: number, itemId = 'item-9') =>
    ({
      kind: 'reopen',
      reason: '再次变黄',
      trigger: { kind: 'new-item', itemId, publicAt },
    }) as const;

  it('needs something that became public after the last publication', () => {
    const file = toEvaluation(openFile());
    const publishedAt = file.now;
    file.now += hours(3);
    for (const publicAt of [publishedAt, eight])
      expect(file.attempt(people.analyst, back(publicAt))).toMatchObject({
        reason: 'trigger-missing',
      });
    file.give(people.analyst, back(publishedAt + 1));
    expect(file.case).toMatchObject({
      stage: '研判',
      cycle: 2,
      reopenedFrom: publishedAt + 1,
      fastTracked: false,
      itemIds: ['item-1', 'item-2', 'item-9'],
    });
  });

  it('does not take an item twice', () => {
    const file = toEvaluation(openFile());
    file.now += hours(1);
    file.give(people.analyst, back(file.now, 'item-1'));
    expect(file.case.itemIds).toEqual(['item-1', 'item-2']);
  });

  it('is not brought back by a failed publication’s time, but by a correction of the one that is named', () => {
    const file = toEvaluation(openFile());
    file.give(people.handler, { ...draft, title: '补充通报' });
    file.now += hours(1);
    const correct = {
      kind: 'correct-publication',
      publicationId: 'p1',
      reason: '数字有误',
    } as const;
    file.give(people.publisher, correct);
    const trigger = { kind: 'correction', publicationId: 'p9' } as const;
    const reopen = { kind: 'reopen', reason: '数字有误', trigger } as const;
    expect(file.attempt(people.analyst, reopen)).toMatchObject({ reason: 'trigger-missing' });
    file.now += hours(1);
    file.give(people.analyst, { ...reopen, trigger: { ...trigger, publicationId: 'p1' } });
    expect(file.case.reopenedFrom).toBe(file.now - hours(1));
    expect(file.case.itemIds).toEqual(['item-1', 'item-2']);
  });
});
