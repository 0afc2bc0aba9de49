import { expect, it } from 'vitest';
import { nextAttemptAt } from '../../src/domain/notice.ts';
import { hourMs, secondMs } from '../../src/domain/time.ts';

it('pauses ever longer between attempts and gives up after the thirteenth', () => {
  const pauses = Array.from({ length: 14 }, (_, index) =>
    nextAttemptAt({ kind: 'again' }, index + 1, 0),
  );
  expect(pauses[0]).toBe(10 * secondMs);
  expect(pauses[11]).toBe(hourMs);
  expect(pauses.slice(12)).toEqual([undefined, undefined]);
});

it('gives up at once what can never be taken', () => {
  expect(nextAttemptAt({ kind: 'never' }, 1, 0)).toBeUndefined();
});

it('comes no sooner than the provider asks and believes no more than an hour', () => {
  expect(nextAttemptAt({ kind: 'again', retryAfterMs: 90 * secondMs }, 1, 5)).toBe(90_005);
  expect(nextAttemptAt({ kind: 'again', retryAfterMs: 1 }, 1, 5)).toBe(10_005);
  expect(nextAttemptAt({ kind: 'again', retryAfterMs: 9e12 }, 1, 0)).toBe(hourMs);
});
