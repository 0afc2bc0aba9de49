import { Told } from '../../shared/told.tsx';
import { useWords } from '../../shared/words.ts';
import { respondWords } from '../../words/case-respond.ts';
import { useCaseDesk } from '../../shared/command-form/case-desk.ts';
import { draftChanges } from './draft-changes.ts';
import type { Draft } from './obstacles.ts';
import type { DraftText } from './use-draft.ts';

/** What an edit changes against the submitted text; without one, what the latest revision changed. */
export function DraftDifference({ draft, writing }: { draft: Draft; writing: DraftText }) {
  const { page } = useCaseDesk();
  const say = useWords(respondWords);
  const { isEdited, text } = writing;
  const earlier = isEdited
    ? draft.body
    : page.history
        .map(({ event }) => event)
        .findLast(
          (event) =>
            event.kind === 'draft-submitted' &&
            event.draftId === draft.id &&
            event.revision === draft.revision - 1,
        );
  const before = typeof earlier === 'string' ? earlier : bodyOf(earlier);
  if (before === undefined) return null;
  const changed = draftChanges(before, isEdited ? text.fields.body : draft.body).filter(
    ({ kind }) => kind !== 'kept',
  );
  if (changed.length === 0) return null;
  return (
    <details open className="draft-changes">
      <summary>{say(isEdited ? 'changedHere' : 'changes')}</summary>
      {changed.map(({ kind, text: paragraph }, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- the same paragraph may stand twice
        <p key={index} className="sentence">
          {kind === 'added' ? (
            <ins>
              <span className="quiet">{say('added')}</span> <Told>{paragraph}</Told>
            </ins>
          ) : (
            <del>
              <span className="quiet">{say('removed')}</span> <Told>{paragraph}</Told>
            </del>
          )}
        </p>
      ))}
    </details>
  );
}

/** Where the two texts stand on the page. */
export const overtakenId = 'overtaken-text';

/** Both texts side by side when somebody else has submitted theirs in the meantime. */
export function OvertakenText({ draft, writing }: { draft: Draft; writing: DraftText }) {
  const say = useWords(respondWords);
  const { fields, clear } = writing.text;
  return (
    <div id={overtakenId} className="failure" role="alert" tabIndex={-1}>
      <p>
        <strong>{say('othersText', { n: draft.revision })}</strong>
      </p>
      <div className="both-texts">
        <section aria-label={say('theirs', { n: draft.revision })}>
          <h2>{say('theirs', { n: draft.revision })}</h2>
          <p className="paragraphs sentence">
            <Told>{`${draft.title}\n${draft.body}`}</Told>
          </p>
        </section>
        <section aria-label={say('yours')}>
          <h2>{say('yours')}</h2>
          <p className="paragraphs sentence">
            <Told>{`${fields.title}\n${fields.body}`}</Told>
          </p>
        </section>
      </div>
      <div className="row">
        <button type="button" onClick={writing.keepMine}>
          {say('keepMine')}
        </button>
        <button type="button" onClick={clear}>
          {say('takeTheirs')}
        </button>
      </div>
    </div>
  );
}

type CaseEvent = ReturnType<typeof useCaseDesk>['page']['history'][number]['event'];

function bodyOf(event: CaseEvent | undefined): string | undefined {
  return event?.kind === 'draft-submitted' ? event.body : undefined;
}
