import type { QueueRow } from '../../views/queue-row.ts';
import { Checkbox, FieldSet, Select, TextArea, type FieldError } from '../shared/fields.tsx';
import { useResource } from '../shared/resource.ts';
import { Shown } from '../shared/states.tsx';
import { useCodes, useWords } from '../shared/words.ts';
import { domainWords } from '../words/domain.ts';
import { queueActionWords } from '../words/queue-actions.ts';
import type { ActionForm, ActionKind } from './case-action.ts';

const levels = ['特别重大', '重大', '较大', '一般'] as const;

/** What one action asks for. */
export function ActionFields(props: {
  kind: ActionKind;
  rows: readonly QueueRow[];
  form: ActionForm;
  errors: readonly FieldError[];
  onChange: (form: ActionForm) => void;
}) {
  const { kind, rows, form, errors, onChange } = props;
  const say = useWords(queueActionWords);
  const word = useCodes(domainWords);
  const errorOf = (id: string) => errors.find(({ fieldId }) => fieldId === id)?.message;
  if (kind === 'claim') return null;
  if (kind === 'consult') return <ConsultationFields {...props} />;
  return (
    <>
      {kind === 'merge' && (
        <TargetField rows={rows} form={form} errors={errors} onChange={onChange} />
      )}
      {kind === 'escalate' && (
        <Select
          id="action-level"
          label={say('level')}
          value={form.level}
          onChange={(event) => {
            const level = levels.find((one) => one === event.target.value);
            if (level) onChange({ ...form, level });
          }}
        >
          {levels.map((level) => (
            <option key={level} value={level}>
              {word(level)}
            </option>
          ))}
        </Select>
      )}
      <TextArea
        id="action-reason"
        label={say('reason')}
        hint={say('reasonHint')}
        error={errorOf('action-reason')}
        maxLength={2000}
        value={form.reason}
        onChange={(event) => onChange({ ...form, reason: event.target.value })}
      />
    </>
  );
}

function TargetField(props: {
  rows: readonly QueueRow[];
  form: ActionForm;
  errors: readonly FieldError[];
  onChange: (form: ActionForm) => void;
}) {
  const { rows, form, errors, onChange } = props;
  const say = useWords(queueActionWords);
  const found = useResource('GET /api/queue', { query: { limit: 100 } });
  const selected = rows.length > 1 ? rows : (found.reply?.rows ?? []);
  const candidates = selected.filter(({ id }) => rows.length > 1 || id !== rows[0]?.id);
  return (
    <Select
      id="action-target"
      label={say('target')}
      hint={say(rows.length > 1 ? 'targetAmongSelected' : 'targetHint')}
      error={errors.find(({ fieldId }) => fieldId === 'action-target')?.message}
      value={form.targetId}
      onChange={(event) => onChange({ ...form, targetId: event.target.value })}
    >
      <option value="">{say('choose')}</option>
      {candidates.map((row) => (
        <option key={row.id} value={row.id}>
          {row.number} {row.title.slice(0, 40)}
        </option>
      ))}
    </Select>
  );
}

function ConsultationFields(props: {
  form: ActionForm;
  errors: readonly FieldError[];
  onChange: (form: ActionForm) => void;
}) {
  const { form, errors, onChange } = props;
  const say = useWords(queueActionWords);
  const departments = useResource('GET /api/departments', {});
  const asked = new Set(form.departments.map(({ id }) => id));
  return (
    <>
      <TextArea
        id="action-question"
        label={say('question')}
        error={errors.find(({ fieldId }) => fieldId === 'action-question')?.message}
        maxLength={2000}
        value={form.question}
        onChange={(event) => onChange({ ...form, question: event.target.value })}
      />
      <FieldSet id="action-departments" legend={say('departments')}>
        <Shown resource={departments}>
          {(reply) =>
            reply.departments.map(({ id, name }) => (
              <Checkbox
                key={id}
                label={<bdi>{name}</bdi>}
                checked={asked.has(id)}
                onChange={(event) =>
                  onChange({
                    ...form,
                    departments: event.target.checked
                      ? [...form.departments, { id, name }]
                      : form.departments.filter((one) => one.id !== id),
                  })
                }
              />
            ))
          }
        </Shown>
      </FieldSet>
    </>
  );
}
