import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addItems } from '../../../src/actions/case/add-items.ts';
import { execute } from '../../../src/actions/case/execute.ts';
import { fireDue } from '../../../src/actions/case/fire-due.ts';
import { settleMerge } from '../../../src/actions/case/merge.ts';
import { openCaseByRule } from '../../../src/actions/case/open-case.ts';
import { anchorOf } from '../../../src/domain/case/anchor.ts';
import { hours, minutes, people } from '../../domain/case/office.ts';
import { openDesk, storyOf } from './desk.ts';

let desk: ReturnType<typeof openDesk>;
beforeEach(() => {
  desk = openDesk();
});
afterEach(() => desk.close());

async function opened(storyId: string, changes = {}) {
  const outcome = await openCaseByRule(desk.deps, storyOf(storyId, changes));
  if (outcome.kind !== 'opened') throw new Error(outcome.kind);
  return outcome.case;
}

describe('merging two cases', () => {
  const mergeInto = (targetId: string) =>
    ({ kind: 'merge-into', targetId, reason: '同一事件' }) as const;

  it('moves the items over and takes the earlier anchor; undoing restores both', async () => {
    const source = await opened('flood');
    const target = await opened('rain', { firstPublicAt: source.firstPublicAt + minutes(5) });
    await desk.give(people.analyst, source.id, mergeInto(target.id));
    const merged = await desk.read(target.id);
    expect(merged.itemIds).toEqual([...target.itemIds, ...source.itemIds]);
    expect(anchorOf(merged)).toBe(source.firstPublicAt);
    expect((await desk.cases.liveCaseOf('flood'))?.id).toBe(target.id);

    await desk.give(people.analyst, source.id, {
      kind: 'unmerge',
      reason: '并非同一事件',
      itemIds: [],
    });
    const { version: _, updatedAt: __, absorbed: ___, ...restored } = await desk.read(target.id);
    const { version: ____, updatedAt: _____, absorbed: ______, ...before } = target;
    expect(restored).toEqual(before);
    const { version: v, updatedAt: u, ...again } = await desk.read(source.id);
    const { version: v0, updatedAt: u0, ...original } = source;
    expect(again).toEqual(original);
    expect([v, u]).not.toEqual([v0, u0]);
  });

  it('gives back what came to the story while it was merged', async () => {
    const source = await opened('flood');
    const target = await opened('rain');
    await desk.give(people.analyst, source.id, mergeInto(target.id));
    const grown = storyOf('flood');
    grown.appearances.push({ ...grown.appearances[0]!, itemId: 'flood-3' });
    await addItems(desk.deps, grown);
    expect((await desk.read(target.id)).itemIds).toContain('flood-3');
    await desk.give(people.analyst, source.id, { kind: 'unmerge', reason: '误并', itemIds: [] });
    expect((await desk.read(source.id)).itemIds).toEqual(['flood-1', 'flood-2', 'flood-3']);
    expect((await desk.read(target.id)).itemIds).toEqual(target.itemIds);
  });

  it('never makes a circle, even when both directions start at once', async () => {
    const one = await opened('flood');
    const two = await opened('rain');
    await Promise.all([
      execute(desk.deps, people.analyst, { caseId: one.id, command: mergeInto(two.id) }),
      execute(desk.deps, people.analyst, { caseId: two.id, command: mergeInto(one.id) }),
    ]);
    const stages = [(await desk.read(one.id)).stage, (await desk.read(two.id)).stage];
    expect(stages.filter((stage) => stage === '已合并').length).toBeLessThanOrEqual(1);
    const live = await desk.cases.open(10);
    const items = live.flatMap(({ itemIds }) => itemIds);
    expect([...items].sort()).toEqual(['flood-1', 'flood-2', 'rain-1', 'rain-2']);
  });

  it('merges once however often it is asked (TheHive#1186: merging made 10–25 cases on a timeout)', async () => {
    const source = await opened('flood');
    const target = await opened('rain');
    await Promise.all(
      Array.from({ length: 10 }, () =>
        execute(desk.deps, people.analyst, { caseId: source.id, command: mergeInto(target.id) }),
      ),
    );
    expect(await desk.cases.all(10)).toHaveLength(2);
    const merged = await desk.read(target.id);
    expect(merged.itemIds).toEqual([...target.itemIds, ...source.itemIds]);
    expect(merged.absorbed).toHaveLength(1);
  });

  it('is finished by a repetition when a crash cut it off after the source had gone', async () => {
    const source = await opened('flood');
    const target = await opened('rain');
    let saves = 0;
    const crashing = {
      ...desk.deps,
      cases: {
        ...desk.cases,
        save: (write: Parameters<typeof desk.cases.save>[0]) =>
          (saves += 1) > 2 ? Promise.reject(new Error('killed')) : desk.cases.save(write),
      },
    };
    await expect(
      execute(crashing, people.analyst, { caseId: source.id, command: mergeInto(target.id) }),
    ).rejects.toThrow('killed');
    expect((await desk.read(source.id)).stage).toBe('已合并');
    await settleMerge(desk.deps, source.id, target.id);
    await settleMerge(desk.deps, source.id, target.id);
    expect((await desk.read(target.id)).itemIds).toEqual([...target.itemIds, ...source.itemIds]);
  });

  it('asks for the office as second where both are 重大', async () => {
    const source = await opened('flood', { severity: '重大' });
    const target = await opened('rain', { severity: '重大' });
    const proposed = await desk.give(people.analyst, source.id, mergeInto(target.id));
    expect(proposed.stage).toBe('收集');
    const merged = await desk.give(people.coordinator, source.id, { kind: 'approve' });
    expect(merged.stage).toBe('已合并');
    expect((await desk.read(target.id)).itemIds).toContain('flood-1');
  });

  it('fires nothing for a merged case, and goes on where it stood once unmerged', async () => {
    const source = await opened('flood', { severity: '重大' });
    const target = await opened('rain');
    await desk.give(people.analyst, source.id, mergeInto(target.id));
    desk.clock.advance(hours(4));
    const fired = await fireDue(desk.deps);
    expect(fired).not.toContain(source.id);
    await desk.give(people.analyst, source.id, { kind: 'unmerge', reason: '误并', itemIds: [] });
    const later = await fireDue(desk.deps);
    expect(later).toEqual([source.id]);
  });

  it('goes only into a live case', async () => {
    const source = await opened('flood');
    const outcome = await execute(desk.deps, people.analyst, {
      caseId: source.id,
      command: mergeInto('no-such-case'),
    });
    expect(outcome).toMatchObject({ kind: 'refused', reason: 'merge-target' });
  });
});
