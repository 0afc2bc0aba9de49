import type { Case } from '../domain/case/case.ts';
import type { Breach, CaseClock } from '../domain/case/deadline.ts';
import { confirmedPublications } from '../domain/case/publishing.ts';
import type { Instant } from '../domain/time.ts';
import type { CaseRefFacts } from './case-ref.ts';

/** What the office's figures are counted from: the few facts of a case that lists and figures name. */
export interface CountedCase extends CaseRefFacts, Pick<Case, 'openedAt' | 'priorities'> {
  clocks: readonly CountedClock[];
  breaches: readonly CountedBreach[];
  /** When evaluations of its present cycle were signed. */
  signed: readonly Instant[];
  /** What was confirmed to be public in its present cycle, earliest first. */
  published: readonly { at: Instant; title: string }[];
}

export type CountedClock = Pick<
  CaseClock,
  'id' | 'kind' | 'name' | 'basis' | 'anchor' | 'dueAt' | 'state'
>;
type CountedBreach = Pick<Breach, 'clockId' | 'lateByMs'>;

/** The counted facts of a case. */
export function countedCase(one: Case): CountedCase {
  const { id, number, title, stage, stageSince, lead, openedAt, priorities } = one;
  return {
    id,
    number,
    title,
    stage,
    stageSince,
    openedAt,
    priorities,
    ...(lead && { lead }),
    clocks: one.clocks.map(countedClock),
    breaches: one.breaches.map(({ clockId, lateByMs }) => ({
      clockId,
      ...(lateByMs !== undefined && { lateByMs }),
    })),
    signed: one.evaluations.flatMap(({ cycle, signed }) =>
      cycle === one.cycle && signed ? [signed.at] : [],
    ),
    published: confirmedPublications(one).map(({ at, publication: { title: told } }) => ({
      at,
      title: told,
    })),
  };
}

function countedClock({ id, kind, name, basis, anchor, dueAt, state }: CaseClock): CountedClock {
  return { id, kind, name, basis, anchor, dueAt, state };
}
