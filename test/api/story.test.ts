import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storyDecisionToStory } from '../../src/stages/story-decision-to-story.ts';
import { storyToCase } from '../../src/stages/story-to-case.ts';
import { openTurns } from '../../src/stages/in-turn.ts';
import { callApi, type ApiCall } from '../support/api-call.ts';
import { openManualClock } from '../support/manual-clock.ts';
import { serveOffice, storyOf, type ServedOffice } from '../support/served-office.ts';

const clock = openManualClock();
let office: ServedOffice;
const call = (path: string, request?: ApiCall) => callApi(office.server.url, path, request);
const reason = '同一事件';

beforeAll(async () => {
  office = await serveOffice(clock);
  await office.platform.stories.put([
    storyOf('a', clock.now()),
    storyOf('b', clock.now(), { headline: '青川古城停水' }),
    storyOf('c', clock.now(), { headline: '青川古城停电' }),
  ]);
});
afterAll(() => office.close());

/** What the running office does with a decision: both stories told anew, then the cases that follow. */
async function carryOut(decision: unknown): Promise<void> {
  const deciding = storyDecisionToStory({ ...office.platform, inTurn: openTurns() });
  const following = storyToCase(office.deps);
  const told = await deciding.handle([deciding.parse(decision)]);
  await following.handle(told.map(({ value }) => following.parse(value)));
}

describe('deciding of stories over HTTP', () => {
  it('merges one story into another, and its live case follows', async () => {
    const opened = await office.open(storyOf('d', clock.now(), { headline: '青川古城塌方' }));
    const { status, body } = await call('/api/stories/d/merge', {
      as: 'analyst',
      body: { into: 'a', reason },
    });
    expect([status, body.decision]).toMatchObject([200, { kind: 'merge', into: 'a', reason }]);
    await carryOut(body.decision);
    const live = await office.platform.cases.liveCaseOf('a');
    expect(live?.id).toBe(opened.id);
    expect(live?.itemIds).toContain('a-1');
    expect(await office.platform.stories.get('d')).toMatchObject({ mergedInto: 'a' });
  });

  it('splits items off a story, which keeps the others', async () => {
    const merged = await call('/api/stories/c/merge', {
      as: 'analyst',
      body: { into: 'b', reason },
    });
    await carryOut(merged.body.decision);
    const { status, body } = await call('/api/stories/b/split', {
      as: 'coordinator',
      body: { itemIds: ['c-1'], reason: '两回事' },
    });
    expect([status, body.decision.kind]).toEqual([200, 'split']);
    await carryOut(body.decision);
    const left = await office.platform.stories.get('b');
    expect(left?.appearances.map(({ itemId }) => itemId)).toEqual(['b-1']);
    const apart = await office.platform.stories.get(body.decision.into);
    expect(apart?.appearances.map(({ itemId }) => itemId)).toEqual(['c-1']);
  });

  it.each(['merge', 'split'])(
    'is nobody’s whose role does not decide of stories: %s',
    async (act) => {
      const body = act === 'merge' ? { into: 'a', reason } : { itemIds: ['b-1'], reason };
      expect(await call(`/api/stories/b/${act}`, { as: 'reviewer', body })).toMatchObject({
        status: 403,
      });
    },
  );

  it('says what keeps stories apart, and what a request lacks', async () => {
    const merge = (body: unknown) => call('/api/stories/b/merge', { as: 'analyst', body });
    expect((await merge({ into: 'b', reason })).body).toMatchObject({ reason: 'same-story' });
    expect((await merge({ into: 'none', reason })).body).toMatchObject({ reason: 'story-missing' });
    expect((await merge({ into: 'a' })).status).toBe(400);
  });
});
