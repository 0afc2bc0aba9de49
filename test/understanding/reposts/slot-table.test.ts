import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openSlotTable } from '../../../src/understanding/reposts/slot-table.ts';

describe('the table of remembered ids', () => {
  it('knows the same ids as a plain map, whatever comes and goes', () => {
    const ids = fc.array(fc.nat(40), { maxLength: 200 });
    fc.assert(
      fc.property(ids, (moves) => {
        const idAt = (slot: number) => `item ${slot}`;
        const table = openSlotTable(41, idAt);
        const plain = new Map<string, number>();
        for (const slot of moves) {
          if (plain.delete(idAt(slot))) table.remove(idAt(slot));
          else {
            plain.set(idAt(slot), slot);
            table.add(idAt(slot), slot);
          }
        }
        for (let slot = 0; slot <= 40; slot += 1)
          expect(table.slotOf(idAt(slot))).toBe(plain.get(idAt(slot)));
      }),
    );
  });
});
