import {
  array,
  assert,
  asyncProperty,
  constantFrom,
  nat,
  record,
  type Arbitrary,
} from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addItems } from '../../../src/actions/case/add-items.ts';
import { execute, type ExecuteDeps } from '../../../src/actions/case/execute.ts';
import { fireDue } from '../../../src/actions/case/fire-due.ts';
import { openCaseByRule } from '../../../src/actions/case/open-case.ts';
import type { Actor } from '../../../src/domain/actor.ts';
import type { Command } from '../../../src/domain/case/commands.ts';
import { replay } from '../../../src/domain/case/evolve.ts';
import { isLive } from '../../../src/domain/case/stage.ts';
import type { CaseStore } from '../../../src/ports/case-store.ts';
import { hours, people } from '../../domain/case/office.ts';
import { openDesk, storyOf } from './desk.ts';

const names = ['flood', 'rain', 'smog'] as const;

interface Act {
  kind: 'open' | 'grow' | 'merge' | 'unmerge' | 'dismiss' | 'fire';
  one: number;
  other: number;
  /** Which save the process dies at, and whether the write had got through. */
  crash: 'none' | 'before' | 'after';
  at: number;
}

const act: Arbitrary<Act> = record({
  kind: constantFrom('open', 'grow', 'merge', 'merge', 'unmerge', 'dismiss', 'fire'),
  one: nat(2),
  other: nat(2),
  crash: constantFrom('none', 'none', 'before', 'after'),
  at: nat(3),
});

/** A store whose process dies at a save; nothing after it happens. */
function dying(cases: CaseStore, { crash, at }: Pick<Act, 'crash' | 'at'>): CaseStore {
  let saves = 0;
  return {
    ...cases,
    async save(write) {
      const isLast = saves === at;
      saves += 1;
      if (crash === 'none' || saves <= at) return cases.save(write);
      if (isLast && crash === 'after') await cases.save(write);
      throw new Error('killed');
    },
  };
}

type Desk = ReturnType<typeof openDesk>;

/** Does the act as whoever may, on what cases there are; a refusal is as good an end as any. */
async function carryOut(desk: Desk, deps: ExecuteDeps, { kind, one, other }: Act): Promise<void> {
  const story = storyOf(names[one] ?? 'flood');
  const idOf = async (name: string) => {
    const opened = await openCaseByRule(desk.deps, storyOf(name));
    return 'case' in opened ? opened.case.id : '';
  };
  const give = async (actor: Actor, command: Command) =>
    execute(deps, actor, { caseId: await idOf(story.id), command });
  switch (kind) {
    case 'open':
      return void (await openCaseByRule(deps, story));
    case 'grow':
      story.appearances.push({ ...story.appearances[0]!, itemId: `${story.id}-more-${other}` });
      return void (await addItems(deps, story));
    case 'merge': {
      const targetId = await idOf(names[other] ?? 'flood');
      return void (await give(people.analyst, {
        kind: 'merge-into',
        targetId,
        reason: '同一事件',
      }));
    }
    case 'unmerge':
      return void (await give(people.analyst, { kind: 'unmerge', reason: '误并', itemIds: [] }));
    case 'dismiss':
      if (other > 0) return;
      await give(people.analyst, { kind: 'dismiss', reason: '无关' });
      return void (await give(people.coordinator, { kind: 'approve' }));
    case 'fire':
      desk.clock.advance(hours(7));
      return void (await fireDue(deps));
  }
}

async function itemsOfLiveCases(desk: Desk): Promise<string[]> {
  const live = (await desk.cases.all(100)).filter(({ stage }) => isLive(stage));
  return live.flatMap(({ itemIds }) => itemIds);
}

async function checkWorld(desk: Desk): Promise<void> {
  const held = await itemsOfLiveCases(desk);
  expect(new Set(held).size, 'I5: an item is in at most one live case').toBe(held.length);
  for (const current of await desk.cases.all(100)) {
    const history = await desk.cases.history(current.id);
    const events = history.map(({ event }) => event);
    expect(replay(events), 'I4').toStrictEqual(current);
    expect(current.version, 'I2').toBe(new Set(events.map(({ version }) => version)).size);
    const keys = events.flatMap((event) => (event.kind === 'step-fired' ? [event.key] : []));
    expect(new Set(keys).size, 'I11').toBe(keys.length);
  }
}

describe('many cases, and a process that dies at any save', () => {
  it('never hold an item twice, lose none and fire no step twice (I2, I4, I5, I11, I20)', async () => {
    await assert(
      asyncProperty(array(act, { minLength: 3, maxLength: 20 }), async (acts) => {
        const desk = openDesk();
        const linked = new Set<string>();
        for (const next of acts) {
          const deps = { ...desk.deps, cases: dying(desk.cases, next) };
          try {
            await carryOut(desk, deps, next);
          } catch (error) {
            expect(String(error)).toContain('killed');
            await checkWorld(desk);
            await carryOut(desk, desk.deps, next);
          }
          await checkWorld(desk);
          for (const { itemIds } of await desk.cases.all(100))
            for (const id of itemIds) linked.add(id);
        }
        const kept = new Set((await desk.cases.all(100)).flatMap(({ itemIds }) => itemIds));
        expect(
          [...linked].filter((id) => !kept.has(id)),
          'I5: no item is lost',
        ).toEqual([]);
        await desk.close();
      }),
      { numRuns: Number(process.env['MODEL_RUNS'] ?? 1000) / 25 },
    );
  }, 120_000);
});
