import { canonicalJson } from '../../domain/audit/canonical-json.ts';
import type { Household, Shelf } from '../../ports/household.ts';

export type Kind = keyof Household;

/** What both houses hold of one kind; `isSame` when every thing of it is the same, places in the order aside. */
export interface Comparison {
  kind: Kind;
  from: number;
  to: number;
  isSame: boolean;
}

/** Moving one kind of things. */
export interface ShelfMove {
  kind: Kind;
  /** How many there are to be moved. */
  count(): Promise<number>;
  /** How many there are in the new house. */
  countMoved(): Promise<number>;
  /** Puts what is not there yet into the new house; told after each batch how many have been looked at. */
  copy(tell: (done: number) => void): Promise<void>;
  /** Reads both houses whole. */
  compare(hash: (text: string) => string): Promise<Comparison>;
}

// Cases and packed pages are some 10 to 100 KB each.
const batchSize = 200;

/** The moves of all kinds, what others point to first. */
export function shelfMoves(from: Household, to: Household): ShelfMove[] {
  return [
    moveOf('blobs', from.blobs, to.blobs),
    moveOf('evidence', from.evidence, to.evidence),
    moveOf('items', from.items, to.items),
    moveOf('stories', from.stories, to.stories),
    moveOf('storyItems', from.storyItems, to.storyItems),
    moveOf('pageVisits', from.pageVisits, to.pageVisits),
    moveOf('sourceStates', from.sourceStates, to.sourceStates),
    moveOf('owedPages', from.owedPages, to.owedPages),
    moveOf('cases', from.cases, to.cases),
    moveOf('caseNumbers', from.caseNumbers, to.caseNumbers),
    moveOf('checkpoint', from.checkpoint, to.checkpoint),
    moveOf('sentNotices', from.sentNotices, to.sentNotices),
    moveOf('noticeDeliveries', from.noticeDeliveries, to.noticeDeliveries),
    moveOf('publications', from.publications, to.publications),
    moveOf('watches', from.watches, to.watches),
    moveOf('policies', from.policies, to.policies),
    moveOf('corrections', from.corrections, to.corrections),
    moveOf('smallDocuments', from.smallDocuments, to.smallDocuments),
    moveOf('officeEvents', from.officeEvents, to.officeEvents),
  ];
}

function moveOf<Kept extends { key: string }>(
  kind: Kind,
  from: Shelf<Kept>,
  to: Shelf<Kept>,
): ShelfMove {
  return {
    kind,
    count: from.count,
    countMoved: to.count,
    async copy(tell) {
      let done = 0;
      for await (const batch of batches(from)) {
        await to.put(batch);
        done += batch.length;
        tell(done);
      }
    },
    async compare(hash) {
      const [before, after] = [await digestOf(from, hash), await digestOf(to, hash)];
      const isSame = before.count === after.count && before.digest === after.digest;
      return { kind, from: before.count, to: after.count, isSame };
    },
  };
}

async function* batches<Kept extends { key: string }>(shelf: Shelf<Kept>): AsyncGenerator<Kept[]> {
  for (let after = ''; ;) {
    const batch = await shelf.after(after, batchSize);
    const last = batch.at(-1);
    if (last === undefined) return;
    yield batch;
    after = last.key;
  }
}

/** The sum of all hashes: back ends order their keys differently. */
async function digestOf<Kept extends { key: string }>(
  shelf: Shelf<Kept>,
  hash: (text: string) => string,
): Promise<{ count: number; digest: bigint }> {
  let [count, digest] = [0, 0n];
  for await (const batch of batches(shelf)) {
    count += batch.length;
    for (const thing of batch) digest += BigInt(`0x${hash(textOf(thing))}`);
  }
  return { count, digest };
}

/** Without places in the order, which a back end may have to change; packed bytes are proven by their own hash. */
function textOf(thing: unknown): string {
  const text = JSON.stringify(thing, (name, value: unknown) => {
    if (name === 'position') return undefined;
    return value instanceof Uint8Array ? value.byteLength : value;
  });
  return canonicalJson(JSON.parse(text));
}
