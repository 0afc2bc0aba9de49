import { TextArea } from '../../shared/fields.tsx';
import { useLabel } from '../../shared/label.ts';
import { need } from '../../shared/need.ts';
import { useUnsentText } from '../../shared/unsent-text.ts';
import { useCodes, useWords } from '../../shared/words.ts';
import { caseCodeWords } from '../../words/case-codes.ts';
import { consultWords } from '../../words/case-consult.ts';
import { useCaseDesk } from '../../shared/command-form/case-desk.ts';
import { CommandForm } from '../../shared/command-form/command-form.tsx';
import type { Consultation } from './consultation-card.tsx';

/** The minutes: drafted and kept, composed from the opinions on demand, then confirmed for good. */
export function MinutesForm({ consultation }: { consultation: Consultation }) {
  const { page } = useCaseDesk();
  const say = useWords(consultWords);
  const code = useCodes(caseCodeWords);
  const label = useLabel();
  const stanceFirst = (stance: string) => say('stanceFirst', { stance: code(stance) });
  const { id: caseId, version: caseVersion } = page.case;
  const form = `minutes-${consultation.id}`;
  const text = useUnsentText({ caseId, form, caseVersion }, { minutes: '' });
  const { minutes } = text.fields;
  const composed = consultation.invitees
    .flatMap(({ department, reply }) =>
      reply.kind === 'answered'
        ? [label(department.name) + (reply.stance ? stanceFirst(reply.stance) : '') + reply.opinion]
        : [],
    )
    .join('\n');

  const errors = need('minutes', minutes.trim() !== '', say('needMinutes'));
  return (
    <CommandForm
      title={say('minutes')}
      submit={say('confirmMinutes')}
      asked={errors.length > 0 ? { errors } : { command: { kind: 'close-consultation', minutes } }}
      text={text}
      foresees
      beside={
        composed === '' ? (
          <span className="quiet">{say('composeNone')}</span>
        ) : (
          <button
            type="button"
            onClick={() => text.set({ minutes: `${minutes}${minutes ? '\n' : ''}${composed}` })}
          >
            {say('compose')}
          </button>
        )
      }
    >
      <TextArea
        id="minutes"
        label={say('minutes')}
        hint={say('minutesHint')}
        value={minutes}
        maxLength={2000}
        rows={6}
        onChange={(event) => text.set({ minutes: event.target.value })}
      />
    </CommandForm>
  );
}
