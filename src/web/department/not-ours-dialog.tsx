import { useState } from 'react';
import type { Reply } from '../shared/api.ts';
import { giveCommand } from '../shared/case-command.ts';
import { useDepartments } from '../shared/departments.ts';
import { Dialog } from '../shared/dialog.tsx';
import { ErrorSummary, Select, TextArea, type FieldError } from '../shared/fields.tsx';
import { useResource } from '../shared/resource.ts';
import { toast } from '../shared/toasts.tsx';
import { Told } from '../shared/told.tsx';
import { useWords } from '../shared/words.ts';
import { departmentWords } from '../words/department.ts';

/** 不属我部门 in one step: whose it is instead, why, and it is answered. */
export function NotOursDialog(props: {
  asked: Reply<'GET /api/department'>['consultations'][number];
  department: string;
  onDone: () => void;
  onClose: () => void;
}) {
  const { asked, department, onDone, onClose } = props;
  const say = useWords(departmentWords);
  const others = useDepartments().filter(({ id }) => id !== department);
  const page = useResource('GET /api/cases/:id', { params: { id: asked.case.id } });
  const [other, setOther] = useState('');
  const [why, setWhy] = useState('');
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const version = page.reply?.case.version;

  async function submit(): Promise<void> {
    const belongsTo = others.find(({ id }) => id === other);
    const found = [
      ...(belongsTo ? [] : [{ fieldId: 'belongs-to', message: say('needBelongsTo') }]),
      ...(why.trim() === '' ? [{ fieldId: 'why', message: say('needWhy') }] : []),
    ];
    setErrors(found);
    if (!belongsTo || found.length > 0 || version === undefined) return;
    const outcome = await giveCommand(
      { id: asked.case.id, version },
      {
        kind: 'reply-consultation',
        department,
        opinion: why,
        stance: '不属我部门',
        belongsTo,
      },
    );
    if (outcome.kind === 'done') {
      toast(say('submitted'));
      onDone();
      onClose();
      return;
    }
    // what others did is read again; what was written stays and can be given once more
    page.reload();
    setErrors([{ fieldId: 'why', message: outcome.problem.message || outcome.problem.title }]);
  }
  return (
    <Dialog title={say('notOursTitle', { number: asked.case.number })} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <p className="sentence">
          <Told>{asked.question}</Told>
        </p>
        <ErrorSummary errors={errors} />
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
          value={why}
          onChange={(event) => setWhy(event.target.value)}
        />
        <button type="submit" className="primary" disabled={version === undefined}>
          {say('submit')}
        </button>
      </form>
    </Dialog>
  );
}
