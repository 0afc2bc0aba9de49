import { afterEach, beforeEach, expect, it } from 'vitest';
import { applyCommand } from '../../src/actions/case/apply-command.ts';
import { openCaseByRule } from '../../src/actions/case/open-case.ts';
import { systemActor } from '../../src/domain/actor.ts';
import type { Command } from '../../src/domain/case/commands.ts';
import { caseToMerge } from '../../src/stages/case-to-merge.ts';
import { people } from '../domain/case/office.ts';
import { openDesk, storyOf } from '../actions/case/desk.ts';

let desk: ReturnType<typeof openDesk>;
let source: string;
let target: string;

beforeEach(async () => {
  desk = openDesk();
  [source, target] = await Promise.all([open('flood'), open('rain')]);
});
afterEach(() => desk.close());

async function open(storyId: string): Promise<string> {
  const outcome = await openCaseByRule(desk.deps, storyOf(storyId));
  if (outcome.kind !== 'opened') throw new Error(outcome.kind);
  return outcome.case.id;
}

/** One step of a merge alone, as a crash leaves it. */
async function step(actor: typeof systemActor, caseId: string, command: Command): Promise<void> {
  const outcome = await applyCommand(desk.deps, actor, { caseId, command });
  if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
}

/** All events so far, and those that come of handling them, from the beginning. */
async function handleAll(): Promise<void> {
  const stage = caseToMerge(desk.deps);
  for (const caseId of [source, target]) await stage.handle(await desk.cases.history(caseId));
}

const merge = async () => {
  await step(systemActor, target, { kind: 'reserve-merge', sourceId: source });
  await step(people.analyst, source, { kind: 'merge-into', targetId: target, reason: '同一事件' });
};

it('brings the items over that a merge left behind', async () => {
  await merge();
  await handleAll();
  const ids = ['rain-1', 'rain-2', 'flood-1', 'flood-2'];
  expect((await desk.read(target)).itemIds).toEqual(ids);
  const settled = await desk.read(target);
  await handleAll();
  expect(await desk.read(target)).toEqual(settled);
});

it('takes back a release whose source never went on by itself', async () => {
  await merge();
  await handleAll();
  await step(systemActor, target, { kind: 'release', sourceId: source });
  expect(await desk.cases.liveCaseOf('flood')).toBeUndefined();
  await handleAll();
  expect((await desk.cases.liveCaseOf('flood'))?.id).toBe(target);
});

it('gives back what it took while the source was on its way back', async () => {
  await merge();
  await handleAll();
  const { itemIds, storyIds, firstPublicAt: anchor } = await desk.read(source);
  await step(systemActor, target, { kind: 'release', sourceId: source });
  await step(people.analyst, source, { kind: 'unmerge', reason: '误并', itemIds: [] });
  // as settled by someone who had read the source before
  const taken = { kind: 'absorb', sourceId: source, itemIds, storyIds, anchor } as const;
  await step(systemActor, target, { kind: 'reserve-merge', sourceId: source });
  await step(systemActor, target, taken);
  await handleAll();
  expect((await desk.read(source)).itemIds).toEqual(['flood-1', 'flood-2']);
  expect((await desk.read(target)).itemIds).toEqual(['rain-1', 'rain-2']);
});
