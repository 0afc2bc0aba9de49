import type { Rows } from './rows.ts';

/** A document on the way, with what it carries. */
export interface Carrier<Load extends { _id: string }> {
  _id: string;
  carried?: Load[];
}

/**
 * One write cannot touch two documents. So a document carries what its write puts elsewhere, and hands it over
 * afterwards; whoever finds it still carried after a crash hands it over.
 */
export interface Carriage<Load extends { _id: string }> {
  /** Hands over what these documents are known to carry. */
  handOver(carriers: readonly Carrier<Load>[]): Promise<void>;
  /** Hands over what this document carries. */
  deliver(id: string): Promise<void>;
  /** Hands over what any document carries. */
  deliverAll(): Promise<void>;
}

const batchSize = 100;

/** From the `carried` of these documents to a collection of their own, each id once. */
export function openCarriage<Load extends { _id: string }>(
  carriers: Rows<Carrier<Load>>,
  destination: Rows<Load>,
): Carriage<Load> {
  async function handOver(given: readonly Carrier<Load>[]): Promise<void> {
    const laden = given.filter(({ carried = [] }) => carried.length > 0);
    await destination.addMissing(laden.flatMap(({ carried = [] }) => carried));
    const unload = laden.map(({ _id, carried = [] }) => ({
      filter: { _id },
      update: { $pullAll: { carried } },
    }));
    await carriers.changeEach(unload);
  }
  return {
    handOver,
    async deliver(id) {
      const carrier = await carriers.one({ _id: id }, { only: ['carried'] });
      if (carrier) await handOver([carrier]);
    },
    async deliverAll() {
      const isLaden = { 'carried._id': { $gt: '' } };
      for (;;) {
        const laden = await carriers.many(isLaden, { only: ['carried'], limit: batchSize });
        if (laden.length === 0) return;
        await handOver(laden);
      }
    },
  };
}
