import { useState } from 'react';
import { Link } from 'wouter';
import { useVisit } from '../../shared/session.ts';
import { Empty } from '../../shared/states.tsx';
import { Told } from '../../shared/told.tsx';
import { useWords } from '../../shared/words.ts';
import { respondWords } from '../../words/case-respond.ts';
import { useCaseDesk } from '../../shared/command-form/case-desk.ts';
import { nextStep } from '../frame/next-step.ts';
import { ConferenceCard } from './conference-card.tsx';
import { DraftDesk } from './draft-desk.tsx';
import { FinishCard } from './finish-card.tsx';
import type { Draft, Standing } from './obstacles.ts';
import { Publications } from './publications.tsx';

/** 回应: drafts with their gates, what was published and proved, the conference, and the end. */
export function RespondTab() {
  const { page, may } = useCaseDesk();
  const { session } = useVisit();
  const say = useWords(respondWords);
  const { id, drafts } = page.case;
  const standingOf = (draft: Draft) => page.drafts.find((known) => known.id === draft.id);
  const inWork = drafts.filter((draft) => !draft.withdrawn && standingOf(draft)?.isTaken !== true);
  const isMoreOwed = nextStep(page, session).step === 'draft';
  const usual = (inWork.at(-1) ?? (isMoreOwed ? undefined : drafts.at(-1)))?.id ?? 'new';
  const [picked, setPicked] = useState<string>();
  const chosen = picked ?? usual;
  const draft = drafts.find((one) => one.id === chosen);
  const canWork = may('submit-draft') || drafts.length > 0;
  return (
    <>
      {drafts.length > 0 && (
        <fieldset className="draft-choice">
          <legend className="visually-hidden">{say('drafts')}</legend>
          {drafts.map((one) => (
            <button
              key={one.id}
              type="button"
              aria-pressed={chosen === one.id}
              onClick={() => setPicked(one.id)}
            >
              <Told>{one.title.slice(0, 24)}</Told> · {say('revision', { n: one.revision })} ·{' '}
              {say(`state.${stateOf(one, standingOf(one))}`)}
            </button>
          ))}
          {may('submit-draft') && (
            <button type="button" aria-pressed={chosen === 'new'} onClick={() => setPicked('new')}>
              ＋ {say('newDraft')}
            </button>
          )}
          {draft && (
            <Link href={`/cases/${id}/print/response?draft=${draft.id}`} className="button">
              {say('printResponse')}
            </Link>
          )}
        </fieldset>
      )}
      {canWork ? (
        <DraftDesk
          key={draft?.id ?? 'new'}
          draft={draft}
          standing={draft && standingOf(draft)}
          onSubmitted={() => setPicked(undefined)}
        />
      ) : (
        <Empty title={say('tooEarly')}>
          <p>{say('tooEarlyHint')}</p>
        </Empty>
      )}
      <div className="case-cards">
        <Publications />
        <ConferenceCard />
        <FinishCard />
      </div>
    </>
  );
}

/** How far a draft has come. */
function stateOf(draft: Draft, standing: Standing | undefined) {
  if (draft.withdrawn) return 'withdrawn';
  if (standing?.isTaken) return 'taken';
  if (draft.returned) return 'returned';
  return standing?.gates.every(({ signed }) => signed) ? 'signed' : 'signing';
}
