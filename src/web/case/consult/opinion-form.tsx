import { useState } from 'react';
import { Radios, Select, TextArea } from '../../shared/fields.tsx';
import { need } from '../../shared/need.ts';
import { useDepartments } from '../../shared/departments.ts';
import { useVisit } from '../../shared/session.ts';
import { Told } from '../../shared/told.tsx';
import { useUnsentText } from '../../shared/unsent-text.ts';
import { useCodes, useWords } from '../../shared/words.ts';
import { caseCodeWords } from '../../words/case-codes.ts';
import { consultWords } from '../../words/case-consult.ts';
import { useCaseDesk } from '../../shared/command-form/case-desk.ts';
import { CommandForm } from '../../shared/command-form/command-form.tsx';
import type { Consultation } from './consultation-card.tsx';

const stances = ['同意', '不同意', '补充', '不属我部门'] as const;

/** A department's opinion: where it stands, in which words, and whose the matter is if not its own. */
export function OpinionForm({ consultation }: { consultation: Consultation }) {
  const { page } = useCaseDesk();
  const { session } = useVisit();
  const say = useWords(consultWords);
  const code = useCodes(caseCodeWords);
  const departments = useDepartments();
  const own = consultation.invitees.find(({ department }) => department.id === session.department);
  const [other, setOther] = useState(consultation.invitees[0]?.department.id ?? '');
  const department = own?.department.id ?? other;
  const { id: caseId, version: caseVersion } = page.case;
  const form = `opinion-${consultation.id}-${department}`;
  const text = useUnsentText(
    { caseId, form, caseVersion },
    { stance: '', opinion: '', belongsTo: '' },
  );
  const { opinion } = text.fields;
  const stance = stances.find((one) => one === text.fields.stance);
  const isElsewhere = stance === '不属我部门';
  const belongsTo = departments.find(({ id }) => id === text.fields.belongsTo);

  const errors = [
    ...need('stances', stance !== undefined, say('needStance')),
    ...need('opinion', opinion.trim() !== '', say('needOpinion')),
    ...need('belongs-to', !isElsewhere || belongsTo !== undefined, say('needBelongsTo')),
  ];
  const command = stance && {
    kind: 'reply-consultation' as const,
    department,
    opinion,
    stance,
    ...(isElsewhere && belongsTo ? { belongsTo } : {}),
  };
  const given = consultation.invitees.find(
    (invitee) => invitee.department.id === department,
  )?.reply;
  return (
    <CommandForm
      title={own ? <Told>{say('replyFor', { name: own.department.name })}</Told> : say('reply')}
      submit={say('sign')}
      what={say('reply')}
      asked={command && errors.length === 0 ? { command } : { errors }}
      sides={[
        {
          name: say('opinion'),
          mine: opinion,
          current: given?.kind === 'answered' ? given.opinion : '',
        },
      ]}
      text={text}
      foresees
    >
      <p className="sentence">
        <Told>{consultation.question}</Told>
      </p>
      {!own && (
        <Select
          id="reply-department"
          label={say('replyForOthers')}
          value={department}
          onChange={(event) => setOther(event.target.value)}
        >
          {consultation.invitees.map((invitee) => (
            <option key={invitee.department.id} value={invitee.department.id}>
              {invitee.department.name}
            </option>
          ))}
        </Select>
      )}
      <Radios
        id="stances"
        legend={say('stance')}
        options={stances.map((one) => [one, code(one)])}
        value={stance ?? ''}
        onChoose={(value) => text.set({ stance: value })}
      />
      {isElsewhere && (
        <Select
          id="belongs-to"
          label={say('belongsToWhich')}
          value={text.fields.belongsTo}
          onChange={(event) => text.set({ belongsTo: event.target.value })}
        >
          <option value="">—</option>
          {departments
            .filter(({ id }) => id !== department)
            .map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
        </Select>
      )}
      <TextArea
        id="opinion"
        label={say('opinion')}
        value={opinion}
        maxLength={2000}
        onChange={(event) => text.set({ opinion: event.target.value })}
      />
    </CommandForm>
  );
}
