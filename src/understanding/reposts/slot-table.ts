import { mixed } from './passages.ts';

const free = -1;

/** Which slot each remembered id has; the caller keeps the ids themselves. */
export interface SlotTable {
  slotOf(id: string): number | undefined;
  /** Takes in an id that is not remembered yet. */
  add(id: string, slot: number): void;
  /** Forgets an id; unknown ones do not matter. */
  remove(id: string): void;
}

/** An open-addressing table of at most 16 bytes for each slot, where a Map takes some 50. */
export function openSlotTable(
  capacity: number,
  idAt: (slot: number) => string | undefined,
): SlotTable {
  const size = 2 ** Math.ceil(Math.log2(capacity * 2));
  const slots = new Int32Array(size).fill(free);
  const next = (place: number) => (place + 1) & (size - 1);
  const homeOf = (id: string) => hashOf(id) & (size - 1);

  /** Where the id stands, or the free place where it would. */
  function placeOf(id: string): number {
    let place = homeOf(id);
    for (let slot = slots[place] ?? free; slot !== free; slot = slots[place] ?? free) {
      if (idAt(slot) === id) return place;
      place = next(place);
    }
    return place;
  }

  return {
    slotOf(id) {
      const slot = slots[placeOf(id)] ?? free;
      return slot === free ? undefined : slot;
    },
    add(id, slot) {
      slots[placeOf(id)] = slot;
    },
    remove(id) {
      let gap = placeOf(id);
      slots[gap] = free;
      // What follows without a gap moves up, or it would not be found any more.
      for (let place = next(gap); ; place = next(place)) {
        const slot = slots[place] ?? free;
        if (slot === free) return;
        const home = homeOf(idAt(slot) ?? '');
        if (((place - home) & (size - 1)) < ((place - gap) & (size - 1))) continue;
        slots[gap] = slot;
        slots[place] = free;
        gap = place;
      }
    },
  };
}

function hashOf(id: string): number {
  let hash = 0;
  for (let at = 0; at < id.length; at += 1) hash = Math.imul(hash, 0x01000193) ^ id.charCodeAt(at);
  return mixed(hash);
}
