import { useState } from 'react';
import type { Reply } from '../shared/api.ts';
import { CaseDeskContext } from '../shared/command-form/case-desk.ts';
import { CommandForm } from '../shared/command-form/command-form.tsx';
import { useDepartments } from '../shared/departments.ts';
import { Dialog } from '../shared/dialog.tsx';
import { Select, TextArea } from '../shared/fields.tsx';
import { need } from '../shared/need.ts';
import { useResource } from '../shared/resource.ts';
import { Shown } from '../shared/states.tsx';
import { Told } from '../shared/told.tsx';
import { useUnsentText } from '../shared/unsent-text.ts';
import { useWords } from '../shared/words.ts';
import { departmentWords } from '../words/department.ts';

interface Asked {
  asked: Reply<'GET /api/department'>['consultations'][number];
  department: string;
  onDone: () => void;
}

/** 不属我部门 in one step: whose it is instead, why, and it is answered. */
export function NotOursDialog({ onClose, ...rest }: Asked & { onClose: () => void }) {
  const say = useWords(departmentWords);
  const { id, number } = rest.asked.case;
  const resource = useResource('GET /api/cases/:id', { params: { id } });
  const done = () => {
    rest.onDone();
    onClose();
  };
  return (
    <Dialog title={say('notOursTitle', { number })} onClose={onClose}>
      <Shown resource={resource}>
        {(page) => (
          <CaseDeskContext value={{ page, reload: resource.reload }}>
            <NotOursForm {...rest} onDone={done} caseVersion={page.case.version} />
          </CaseDeskContext>
        )}
      </Shown>
    </Dialog>
  );
}

function NotOursForm({ asked, department, onDone, caseVersion }: Asked & { caseVersion: number }) {
  const say = useWords(departmentWords);
  const others = useDepartments().filter(({ id }) => id !== department);
  const form = `not-ours-${asked.consultationId}-${department}`.slice(0, longestForm);
  const text = useUnsentText({ caseId: asked.case.id, form, caseVersion }, { opinion: '' });
  const { opinion } = text.fields;
  const [other, setOther] = useState('');
  const belongsTo = others.find(({ id }) => id === other);
  const errors = [
    ...need('belongs-to', belongsTo !== undefined, say('needBelongsTo')),
    ...need('why', opinion.trim() !== '', say('needWhy')),
  ];
  const command = belongsTo && {
    kind: 'reply-consultation' as const,
    department,
    opinion,
    stance: '不属我部门' as const,
    belongsTo,
  };
  return (
    <CommandForm
      submit={say('submit')}
      what={say('notOurs')}
      asked={command && errors.length === 0 ? { command } : { errors }}
      text={text}
      onDone={onDone}
    >
      <p className="sentence">
        <Told>{asked.question}</Told>
      </p>
      <Select
        id="belongs-to"
        label={say('belongsTo')}
        value={other}
        onChange={(event) => setOther(event.target.value)}
      >
        <option value="">{say('choose')}</option>
        {others.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
      <TextArea
        id="why"
        label={say('why')}
        rows={2}
        maxLength={2000}
        value={opinion}
        onChange={(event) => text.set({ opinion: event.target.value })}
      />
    </CommandForm>
  );
}

/** What the server keeps a form's name in. */
const longestForm = 60;
