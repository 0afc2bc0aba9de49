import { readdir } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { readSchedule } from '../../src/demo/schedule.ts';
import { minuteMs } from '../../src/domain/time.ts';

const aids = /(^|\/)(index|list|list-2)\.html$|\.(xml|txt)$/;

it('names every page of the site, and no other', async () => {
  const schedule = await readSchedule('demo/schedule.yaml');
  const files = await readdir('demo/site', { recursive: true, withFileTypes: true });
  const pages = files
    .filter((file) => file.isFile())
    .map((file) => `${file.parentPath}/${file.name}`.replace('demo/site/', ''))
    .filter((path) => !aids.test(path));
  expect([...schedule.keys()].sort()).toEqual(pages.sort());
});

it('brings the refutation after the rumour', async () => {
  const schedule = await readSchedule('demo/schedule.yaml');
  expect(schedule.get('forum/t1002.html')).toBe(0);
  expect(schedule.get('gov/news/museum-refutation.html')).toBe(40 * minuteMs);
});

it('is refused with the reason when it is no schedule', async () => {
  await expect(readSchedule('demo/site/robots.txt')).rejects.toThrow();
});
