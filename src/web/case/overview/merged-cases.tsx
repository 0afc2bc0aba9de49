import { Link } from 'wouter';
import type { CaseRef } from '../../../views/case-ref.ts';
import { useCaseDesk } from '../../shared/command-form/case-desk.ts';
import { Told } from '../../shared/told.tsx';
import { useWords } from '../../shared/words.ts';
import { caseActionWords } from '../../words/case-actions.ts';
import { ReasonButton } from '../frame/reason-button.tsx';

/** Where the case went and how it comes back, or which cases came into it; nothing for one that stands alone. */
export function MergedCases() {
  const { page, may } = useCaseDesk();
  const say = useWords(caseActionWords);
  const { mergedInto, absorbed } = page;
  if (!mergedInto && absorbed.length === 0) return null;
  return (
    <section className="card" aria-labelledby="merged-cases">
      <h2 id="merged-cases">{say('merged')}</h2>
      {mergedInto && (
        <p className="sentence">
          {say('mergedInto')}
          <CaseLink to={mergedInto} />
        </p>
      )}
      {absorbed.map((one) => (
        <p key={one.id} className="sentence">
          {say('absorbed')}
          <CaseLink to={one} />
        </p>
      ))}
      {absorbed.length > 0 && <p className="quiet">{say('absorbedHint')}</p>}
      {may('unmerge') && (
        <ReasonButton
          label={say('unmerge')}
          hint={say('unmergeHint')}
          commandOf={(reason) => ({ kind: 'unmerge', reason, itemIds: [] })}
          foresees
        />
      )}
    </section>
  );
}

function CaseLink({ to: { id, number, title } }: { to: CaseRef }) {
  return (
    <Link href={`/cases/${id}/overview`}>
      <Told>{`${number} ${title}`}</Told>
    </Link>
  );
}
