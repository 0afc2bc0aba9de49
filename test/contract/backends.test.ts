import { expect, it } from 'vitest';
import { unknownBackends } from './backends.ts';

it('knows every back end that REQUIRE_BACKENDS names', () => {
  expect(unknownBackends()).toEqual([]);
});
