import type { Case } from './case/case.ts';
import type { Item } from './item.ts';
import type { Instant } from './time.ts';

/** One publication that the referral rests on, as it was found. It names pages, never people. */
export interface ReferralEvidence {
  title: string;
  sourceName: string;
  url: string;
  publishedAt?: Instant;
  publishedPrecision?: 'day' | 'minute';
  fetchedAt: Instant;
  /** SHA-256 of the page's bytes as fetched. */
  hash: string;
}

/** A response of ours that refutes the claim, proved on the official page. */
export interface ReferralPublication {
  title: string;
  url: string;
  seenAt: Instant;
  snapshotHash: string;
  /** It was itself corrected later. */
  isCorrected: boolean;
}

/** 线索移交: what 公安 or 网信 get to decide on, and the slip that they return. */
export interface ReferralPackage {
  /** `YQ-2026-0001-h1`. */
  number: string;
  caseTitle: string;
  to: '公安机关' | '网信部门';
  referredAt: Instant;
  /** Who decided to refer. */
  referredBy: string;
  department?: string;
  /** What is said, in the words of the person who refers it. */
  claim: string;
  refutation: string;
  /** Earliest first. */
  evidence: ReferralEvidence[];
  publications: ReferralPublication[];
  receipt?: { number: string; at: Instant };
}

/**
 * The documents of one handover, from the case, the items linked to it and its proved publications.
 * `undefined` when nobody has handed this over: only a person refers, by the command `hand-over`.
 */
export function referralPackage(
  current: Case,
  handoverId: string,
  items: readonly Item[],
): ReferralPackage | undefined {
  const handover = current.handovers.find(({ id }) => id === handoverId);
  if (handover === undefined) return undefined;
  const { to, claim, refutation, at, by, receipt } = handover;
  const linked = items.filter(({ id }) => current.itemIds.includes(id));
  const when = ({ publishedAt, fetchedAt }: Item) => publishedAt ?? fetchedAt;
  return {
    number: `${current.number}-${handoverId}`,
    caseTitle: current.title,
    to,
    referredAt: at,
    referredBy: by.name,
    ...(current.lead && { department: current.lead.department.name }),
    claim,
    refutation,
    evidence: linked.toSorted((one, other) => when(one) - when(other)).map(evidenceOf),
    publications: provedPublications(current),
    ...(receipt && { receipt: { number: receipt.number, at: receipt.at } }),
  };
}

function evidenceOf(item: Item): ReferralEvidence {
  const { title, sourceName, url, publishedAt, publishedPrecision, fetchedAt, evidence } = item;
  return {
    title,
    sourceName,
    url,
    ...(publishedAt !== undefined && { publishedAt }),
    ...(publishedPrecision !== undefined && { publishedPrecision }),
    fetchedAt,
    hash: evidence,
  };
}

function provedPublications({ publications }: Case): ReferralPublication[] {
  return publications.flatMap(({ title, state, correction }) =>
    state.kind === 'confirmed'
      ? [
          {
            title,
            url: state.url,
            seenAt: state.at,
            snapshotHash: state.snapshotHash,
            isCorrected: correction !== undefined,
          },
        ]
      : [],
  );
}
