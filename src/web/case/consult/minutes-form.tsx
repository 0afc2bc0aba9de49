import { useState } from 'react';
import { TextArea } from '../../shared/fields.tsx';
import { useUnsentText } from '../../shared/unsent-text.ts';
import { useCodes, useWords } from '../../shared/words.ts';
import { caseCodeWords } from '../../words/case-codes.ts';
import { consultWords } from '../../words/case-consult.ts';
import { useCaseDesk } from '../frame/case-desk.ts';
import { CommandProblem } from '../frame/command-problem.tsx';
import { UnsentNote } from '../frame/unsent-note.tsx';
import { useCommand } from '../frame/use-command.ts';
import type { Consultation } from './consultation-card.tsx';

/** The minutes: drafted and kept, composed from the opinions on demand, then confirmed for good. */
export function MinutesForm({ consultation }: { consultation: Consultation }) {
  const { page } = useCaseDesk();
  const say = useWords(consultWords);
  const code = useCodes(caseCodeWords);
  const { give, failure, isGiving } = useCommand();
  const { id: caseId, version: caseVersion } = page.case;
  const form = `minutes-${consultation.id}`;
  const text = useUnsentText({ caseId, form, caseVersion }, { minutes: '' });
  const [isTried, setIsTried] = useState(false);
  const { minutes } = text.fields;
  const isMissing = minutes.trim() === '';
  const composed = consultation.invitees
    .flatMap(({ department, reply }) =>
      reply.kind === 'answered'
        ? [`${department.name}: ${reply.stance ? `${code(reply.stance)}. ` : ''}${reply.opinion}`]
        : [],
    )
    .join('\n');

  async function submit(): Promise<void> {
    setIsTried(true);
    if (isMissing) return;
    if (await give({ kind: 'close-consultation', minutes }, say('confirmMinutes'))) text.clear();
  }
  return (
    <form
      className="card"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <h2>{say('minutes')}</h2>
      <CommandProblem failure={failure} onAgain={() => void submit()} />
      <TextArea
        id="minutes"
        label={say('minutes')}
        hint={say('minutesHint')}
        value={minutes}
        maxLength={2000}
        rows={6}
        error={isTried && isMissing ? say('needMinutes') : undefined}
        onChange={(event) => text.set({ minutes: event.target.value })}
      />
      <UnsentNote text={text} />
      <div className="row">
        <button type="submit" className="primary" disabled={isGiving}>
          {say('confirmMinutes')}
        </button>
        {composed === '' ? (
          <span className="quiet">{say('composeNone')}</span>
        ) : (
          <button
            type="button"
            onClick={() => text.set({ minutes: `${minutes}${minutes ? '\n' : ''}${composed}` })}
          >
            {say('compose')}
          </button>
        )}
      </div>
    </form>
  );
}
