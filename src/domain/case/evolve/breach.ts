import type { Case } from '../case.ts';
import type { Breach } from '../deadline.ts';
import type { CaseEventOf } from '../events.ts';

type BreachEvent = CaseEventOf<
  | 'breach-recorded'
  | 'breach-stopped'
  | 'breach-annotated'
  | 'breach-concluded'
  | 'breach-rectified'
  | 'rectification-confirmed'
  | 'breach-appealed'
  | 'appeal-decided'
>;
type Conclusion = NonNullable<Breach['conclusion']>;

/** Applies an event of a breach: it is recorded, explained, concluded and appealed against, never removed. */
export function evolveBreach(current: Case, event: BreachEvent): Case {
  if (event.kind === 'breach-recorded')
    return { ...current, breaches: [...current.breaches, event.breach] };
  return {
    ...current,
    breaches: current.breaches.map((breach) =>
      breach.id === event.breachId ? changed(breach, event) : breach,
    ),
  };
}

function changed(breach: Breach, event: Exclude<BreachEvent, { kind: 'breach-recorded' }>): Breach {
  const { at, by } = event;
  switch (event.kind) {
    case 'breach-stopped':
      return { ...breach, stoppedAt: event.stoppedAt, lateByMs: event.lateByMs };
    case 'breach-annotated':
      return { ...breach, notes: [...breach.notes, { at, by, text: event.text }] };
    case 'breach-concluded':
      return { ...breach, conclusion: { at, by, verdict: event.verdict } };
    case 'breach-rectified':
      return withConclusion(breach, { rectified: { at, by, text: event.text } });
    case 'rectification-confirmed':
      return confirmed(breach, event);
    case 'breach-appealed':
      return withConclusion(breach, { appeal: { at, by, reason: event.reason } });
    case 'appeal-decided':
      return decided(breach, event);
  }
}

function withConclusion(breach: Breach, change: Partial<Conclusion>): Breach {
  const { conclusion } = breach;
  return conclusion === undefined
    ? breach
    : { ...breach, conclusion: { ...conclusion, ...change } };
}

/** Belongs to the rectification as it was recorded: one that is recorded anew is confirmed anew. */
function confirmed(breach: Breach, event: CaseEventOf<'rectification-confirmed'>): Breach {
  const { at, by, finding } = event;
  const rectified = breach.conclusion?.rectified;
  return rectified === undefined
    ? breach
    : withConclusion(breach, { rectified: { ...rectified, confirmed: { at, by, finding } } });
}

/** An appeal that is upheld turns 问责 into 免责说明; both words stay in the history. */
function decided(breach: Breach, event: CaseEventOf<'appeal-decided'>): Breach {
  const { at, by, upheld, reason } = event;
  const appeal = breach.conclusion?.appeal;
  if (appeal === undefined) return breach;
  return withConclusion(breach, {
    appeal: { ...appeal, decision: { at, by, upheld, reason } },
    ...(upheld && { verdict: { kind: '免责说明', statement: reason } }),
  });
}
