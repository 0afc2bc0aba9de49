import { expect, it } from 'vitest';
import { againWhileRefused } from '../../src/stages/again-while-refused.ts';

it('does again only what is left', async () => {
  const attempts: (readonly string[])[] = [];
  await againWhileRefused(['a', 'b', 'c'], async (left) => {
    attempts.push(left);
    return left.slice(1);
  });
  expect(attempts).toEqual([['a', 'b', 'c'], ['b', 'c'], ['c']]);
});

it('leaves to a later time what others come in the way of again and again', async () => {
  await expect(againWhileRefused(['a'], async (left) => left)).rejects.toMatchObject({
    code: 'storage-failed',
  });
});
