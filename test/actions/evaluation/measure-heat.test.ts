import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { measureHeat } from '../../../src/actions/evaluation/measure-heat.ts';
import { openDatabase } from '../../../src/adapters/sqlite/database.ts';
import { openStoryStore } from '../../../src/adapters/sqlite/story-store.ts';
import { eight, hours, minutes, openFile, toEvaluation } from '../../domain/case/office.ts';
import { openDesk, storyOf } from '../case/desk.ts';

let desk: ReturnType<typeof openDesk>;
let database: ReturnType<typeof openDatabase>;
beforeEach(() => {
  desk = openDesk();
  database = openDatabase(':memory:');
});
afterEach(async () => {
  await desk.close();
  await database.close();
});

describe('the heat of a case in 评估', () => {
  it('is counted from its stories once the time after the response has passed, and only once', async () => {
    const file = toEvaluation(openFile());
    await desk.cases.save({ expectedVersion: 0, after: file.case, events: file.history });
    const stories = openStoryStore(database);
    const [storyId = ''] = file.case.storyIds;
    const [appearance] = storyOf(storyId).appearances;
    const seenAt = [eight + minutes(10), eight + minutes(20), file.now + hours(1)];
    const appearances = seenAt.map((at) => ({ ...appearance!, seenAt: at }));
    await stories.put([storyOf(storyId, { appearances })]);
    const deps = { ...desk.deps, stories };
    expect(await measureHeat(deps, file.case)).toBe(file.case);
    desk.clock.advance(hours(60));
    const after = await measureHeat(deps, file.case);
    expect(after.evaluations[0]?.assessments[0]).toMatchObject({
      assessor: { id: 'system' },
      indicators: [{ name: 'heat', score: 67, note: expect.stringContaining('出现2次、1次') }],
    });
    expect(await measureHeat(deps, after)).toBe(after);
  });
});
