import { describe, expect, it } from 'vitest';
import { dayMs } from '../../../src/domain/time.ts';
import { openStoryIndex } from '../../../src/understanding/stories/story-index.ts';
import { termPriorOf } from '../../../src/understanding/stories/term-prior.ts';

const bridge = [
  [
    '石桥镇清溪大桥护栏坍塌',
    '清溪大桥东侧护栏今晨坍塌二十米，石桥镇政府封闭桥面，货车司机梁某受轻伤送医。',
  ],
  [
    '清溪大桥封闭，绕行路线公布',
    '因护栏坍塌，石桥镇的清溪大桥今起封闭，交警公布绕行路线，维修预计十天。',
  ],
] as const;
const school = [
  '南湖小学食堂更换供应商',
  '南湖小学家长委员会投票决定更换食堂供应商，新学期起由三家企业轮流配送午餐。',
] as const;
const document = ([title, text]: readonly [string, string], id: string) => ({ id, title, text });

describe('the story index', () => {
  it('puts two reports of one matter into one story, and another matter into its own', () => {
    const stories = openStoryIndex();
    expect(stories.assign(document(bridge[0], 'a'))).toEqual({ story: 'a' });
    expect(stories.assign(document(school, 'b'))).toEqual({ story: 'b' });
    expect(stories.assign(document(bridge[1], 'c'))).toEqual({ story: 'a' });
    expect(stories.size()).toBe(2);
  });

  it('keeps English reports apart that share nothing but common words', () => {
    const stories = openStoryIndex({ prior: termPriorOf('') });
    const fire =
      'Smoke rose over the Marwick mill after a fire in the dye works, the Marwick fire brigade said.';
    const vote =
      'After the vote in Tellborough the council said that it will be open over the weekend.';
    const damage =
      'The dye works of the Marwick mill will stay closed after the fire, its owners said.';
    stories.assign({ id: 'a', title: 'Fire at the Marwick mill', text: fire });
    stories.assign({ id: 'b', title: 'Tellborough council stays open', text: vote });
    expect(stories.assign({ id: 'c', title: 'Marwick mill closed', text: damage }).story).toBe('a');
    expect(stories.size()).toBe(2);
  });

  it('answers the same for a document that comes again', () => {
    const stories = openStoryIndex();
    stories.assign(document(bridge[0], 'a'));
    expect(stories.assign(document(bridge[0], 'a'))).toEqual({ story: 'a' });
    expect(stories.size()).toBe(1);
  });

  it('keeps a group of reposts in the story of its original', () => {
    const stories = openStoryIndex();
    stories.assign(document(bridge[0], 'a'));
    expect(stories.assign({ ...document(school, 'b'), group: 'a' })).toEqual({ story: 'a' });
  });

  it('takes the same kind of event after a long silence in another province for another matter', () => {
    const stories = openStoryIndex();
    stories.assign({ ...document(bridge[0], 'a'), time: 0, region: ['云岭省'] });
    const later = { ...document(bridge[1], 'b'), time: 90 * dayMs, region: ['海屿省'] };
    expect(stories.assign(later)).toEqual({ story: 'b' });
  });

  it('follows what a person merged and split, also after a restart', () => {
    const stories = openStoryIndex();
    stories.assign(document(bridge[0], 'a'));
    stories.assign(document(school, 'b'));
    stories.merge('b', 'a');
    expect(stories.assign(document(school, 'b'))).toEqual({ story: 'a' });
    stories.split(['b'], 'b');
    expect(stories.assign(document(school, 'b'))).toEqual({ story: 'b' });
    const restarted = openStoryIndex();
    restarted.restore(document(bridge[0], 'a'), 'a');
    expect(restarted.assign(document(bridge[1], 'c'))).toEqual({ story: 'a' });
  });

  it('decides again once later documents are known', () => {
    const stories = openStoryIndex();
    stories.restore(document(bridge[0], 'a'), 'a');
    stories.restore(document(bridge[1], 'c'), 'lonely');
    stories.restore(document(school, 'b'), 'b');
    expect(stories.reconsider(document(bridge[1], 'c'))).toEqual({ story: 'a' });
  });

  it('closes the story that was silent longest beyond its capacity', () => {
    const stories = openStoryIndex({ capacity: 1 });
    stories.assign(document(bridge[0], 'a'));
    stories.assign(document(school, 'b'));
    expect(stories.size()).toBe(1);
    expect(stories.assign(document(bridge[1], 'c'))).toEqual({ story: 'c' });
  });
});
