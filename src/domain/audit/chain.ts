import { parseJson } from '../json-text.ts';
import { canonicalJson } from './canonical-json.ts';

/** SM3 (GB/T 32905) of the text's UTF-8 bytes, in 64 lower-case hex digits. */
export type Sm3 = (text: string) => string;

/** What precedes the first event of every case, and the first checkpoint. */
export const chainStart = '0'.repeat(64);

/** What stands in the place of a case's id on the chain of the office's own events. */
export const officeChainId = 'office';

/** A place in the history of one case, and what happened there. */
interface Link {
  caseId: string;
  /** 1, 2, 3 … over all commands of the case. */
  sequence: number;
  event: unknown;
}

/** The chain's head after one more event: SM3 of the head before it and the canonical JSON of the link. */
export function chainHash(sm3: Sm3, previous: string, { caseId, sequence, event }: Link): string {
  return sm3(previous + canonicalJson({ caseId, sequence, event }));
}

/** What a stored text puts on a chain: its value, or the text itself where it is no JSON, so that nothing falls off. */
export function chainedContent(text: string): unknown {
  return parseJson(text) ?? text;
}

/** How far the chain of a case has come. */
export interface Chain {
  events: number;
  /** The hash of the newest event; `chainStart` before the first. */
  head: string;
}

/** The hashes of further events of a case, in order. */
export function chainOn(
  sm3: Sm3,
  { caseId, chain }: { caseId: string; chain: Chain },
  events: readonly unknown[],
): string[] {
  let { head } = chain;
  return events.map((event, index) => {
    head = chainHash(sm3, head, { caseId, sequence: chain.events + index + 1, event });
    return head;
  });
}
