import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedFacts, readOfficeEvent } from '../../src/domain/office-event.ts';

const facts = fc.dictionary(fc.constantFrom('until', 'topic', 'reason', 'policy'), fc.string());

describe('what an event of the office tells as changed', () => {
  it('leads from what was to what is, and names nothing that stayed', () => {
    fc.assert(
      fc.property(facts, facts, (was, is) => {
        const { before = {}, after = {} } = changedFacts(was, is);
        const gone = Object.keys(before).filter((name) => !(name in after));
        const led = Object.entries({ ...was, ...after }).filter(([name]) => !gone.includes(name));
        expect(Object.fromEntries(led)).toEqual({ ...is });
        for (const name of Object.keys(before)) expect(before[name]).not.toBe(after[name]);
      }),
    );
  });

  it('has no side on which there is nothing', () => {
    expect(changedFacts({}, {})).toEqual({});
    expect(changedFacts({ until: '1' }, { until: '1', reason: '会期延长' })).toEqual({
      after: { reason: '会期延长' },
    });
  });
});

describe('a stored event of the office', () => {
  const event = { id: 'e', at: 1, by: { id: 'lu', name: '陆知远' }, kind: 'watch-opened' };
  const whole = { ...event, subject: 'w' };

  it('is read as it was written', () => {
    expect(readOfficeEvent('e', JSON.stringify(whole))).toEqual(whole);
  });

  it.each([
    ['of a kind that a newer version knows', { ...whole, kind: 'watch-shared' }],
    ['with a member that a newer version knows', { ...whole, place: '云石' }],
    ['with a part missing', event],
  ])('is its id alone %s', (_, stored) => {
    expect(readOfficeEvent('e', JSON.stringify(stored))).toEqual({ id: 'e', kind: 'unreadable' });
  });

  it('is its id alone when it is no JSON', () => {
    expect(readOfficeEvent('e', '{')).toEqual({ id: 'e', kind: 'unreadable' });
  });
});
