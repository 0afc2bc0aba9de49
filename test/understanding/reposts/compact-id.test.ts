import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compactId, plainId } from '../../../src/understanding/reposts/compact-id.ts';

describe('compact ids', () => {
  it('take half the memory for content hashes', () => {
    expect(compactId('0123456789abcdef'.repeat(4))).toHaveLength(33);
  });

  it('give back every id, whatever it is', () => {
    const hash = fc
      .uint8Array({ minLength: 0, maxLength: 70 })
      .map((bytes) => Buffer.from(bytes).toString('hex'));
    const marked = fc.string().map((id) => `\u0001${id}`);
    fc.assert(
      fc.property(fc.oneof(hash, marked, fc.string({ unit: 'binary' })), (id) => {
        expect(plainId(compactId(id))).toBe(id);
        expect(plainId(compactId(compactId(id)))).toBe(compactId(id));
      }),
    );
  });
});
