import type { CaseStore, CaseVersion } from '../ports/case-store.ts';
import type { Logger } from '../ports/logger.ts';
import { openCaseList, type CaseList } from '../views/case-list.ts';

/** That a case has reached a version; without one, that it has changed. */
interface Told {
  key: string;
  version?: number;
}

export interface KeptCases {
  list: CaseList;
  /** Reads those of these cases that others have changed since; what cannot be read is left for later. */
  look(told: readonly Told[]): Promise<void>;
  close(): void;
}

const comparedTogether = 10_000;
const readTogether = 200;
const compareMs = 30_000;

/**
 * The list of cases, filled from the store in pieces and current from then on: what this process saves at once,
 * what others save when `look` is told of it, and whatever was missed at the comparison of versions each half
 * minute, page by page. Rejects when the store cannot be read.
 */
export async function keepCases(
  { cases, logger }: { cases: CaseStore; logger: Logger },
  pageSize = comparedTogether,
): Promise<KeptCases> {
  const list = openCaseList();
  const leave = cases.onSaved(list.put);

  async function read(ids: readonly string[]): Promise<void> {
    for (let from = 0; from < ids.length; from += readTogether) {
      const piece = ids.slice(from, from + readTogether);
      const found = await Promise.all(piece.map((id) => cases.get(id)));
      for (const one of found) if (one) list.put(one);
    }
  }

  async function readNewer(told: readonly Told[]): Promise<void> {
    const newer = told.filter(({ key, version = Infinity }) => version > list.versionOf(key));
    await read([...new Set(newer.map(({ key }) => key))]);
  }

  async function compare(): Promise<void> {
    let page: CaseVersion[];
    let last: string | undefined;
    do {
      page = await cases.versions(pageSize, last);
      await readNewer(page.map(({ id: key, version }) => ({ key, version })));
      last = page.at(-1)?.id;
    } while (page.length === pageSize);
  }

  async function orLater(reading: Promise<void>): Promise<void> {
    try {
      await reading;
    } catch (error) {
      logger.warn('cases not read, read again at the next comparison', { reason: String(error) });
    }
  }

  await compare();
  const comparing = setInterval(() => void orLater(compare()), compareMs);
  return {
    list,
    look: (told) => orLater(readNewer(told)),
    close() {
      clearInterval(comparing);
      leave();
    },
  };
}
