/** Counts the distinct numbers of one text after the other in the same memory, several times faster than a Map. */
export interface Counting {
  /** Forgets the text before; this one has at most so many numbers. */
  begin(most: number): void;
  /** Adds to the count of a number from 0 on. */
  count(id: number, weight: number): void;
  /** The numbers in the order in which they first came, with their counts; views that the next text overwrites. */
  counted(): { ids: Int32Array; counts: Float64Array };
}

/** An open-addressing table that grows with the longest text. */
export function openCounting(): Counting {
  /** 1 more than where in `ids` the number of this place stands; 0: free. */
  let places = new Int32Array(16_384);
  let ids = new Int32Array(places.length / 2);
  let counts = new Float64Array(places.length / 2);
  let mask = places.length - 1;
  let size = 0;
  return {
    begin(most) {
      size = 0;
      if (most > ids.length) {
        places = new Int32Array(2 ** Math.ceil(Math.log2(most * 2)));
        ids = new Int32Array(places.length / 2);
        counts = new Float64Array(places.length / 2);
        mask = places.length - 1;
      } else places.fill(0);
    },
    count(id, weight) {
      let place = id & mask;
      for (let taken = places[place] ?? 0; taken !== 0; taken = places[place] ?? 0) {
        if (ids[taken - 1] === id) {
          counts[taken - 1] = (counts[taken - 1] ?? 0) + weight;
          return;
        }
        place = (place + 1) & mask;
      }
      ids[size] = id;
      counts[size] = weight;
      size += 1;
      places[place] = size;
    },
    counted: () => ({ ids: ids.subarray(0, size), counts: counts.subarray(0, size) }),
  };
}
