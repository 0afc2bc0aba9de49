import { Link } from 'wouter';
import type { CaseRef } from '../../views/case-ref.ts';
import { clockWords } from '../words/clock.ts';
import { useWords } from './words.ts';

/** Stands where the clocks of a merged case stood: the case that keeps the time now. */
export function MergedInto({ to: { id, number } }: { to: Pick<CaseRef, 'id' | 'number'> }) {
  const say = useWords(clockWords);
  return (
    <>
      <span className="clock merged">
        <span aria-hidden="true">→</span> {say('mergedInto')}
      </span>
      <Link href={`/cases/${id}/overview`} className="number">
        {number}
      </Link>
      <div className="quiet">{say('mergedClocks')}</div>
    </>
  );
}
