import { useState } from 'react';
import { useDepartments, type DepartmentRef } from '../shared/departments.ts';
import { Dialog } from '../shared/dialog.tsx';
import { Checkbox, Select, TextArea, TextField, type FieldError } from '../shared/fields.tsx';
import { Form } from '../shared/form.tsx';
import { useWords, type Say } from '../shared/words.ts';
import { policyWords } from '../words/policies.ts';
import { PolicyProposal } from './policy-proposal.tsx';
import type { Field, PolicyWord, Typed } from './policy-forms.ts';

/** A form about a policy; `send` gets what was typed once every field that is needed has something in it. */
export function PolicyDialog(props: {
  title: string;
  fields: readonly Field[];
  before?: Typed;
  /** Whether the words may be proposed from the text of its page. */
  isProposed?: boolean;
  send: (typed: Typed, departments: readonly DepartmentRef[]) => Promise<void>;
  onClose: () => void;
}) {
  const { title, fields, before = {}, isProposed = false, send, onClose } = props;
  const say = useWords(policyWords);
  const departments = useDepartments();
  const [typed, setTyped] = useState<Typed>(before);
  const errors = faultsIn(fields, typed, say);
  return (
    <Dialog title={title} onClose={onClose}>
      <Form
        submit={say('save')}
        asked={errors.length > 0 ? { errors } : { input: typed }}
        send={async (input) => {
          await send(input, departments);
          onClose();
        }}
      >
        {isProposed && <PolicyProposal typed={typed} onProposed={setTyped} />}
        {fields.map((field) => (
          <Control
            key={field.name}
            field={field}
            value={typed[field.name] ?? ''}
            departments={departments}
            onType={(value) => setTyped((known) => ({ ...known, [field.name]: value }))}
          />
        ))}
      </Form>
    </Dialog>
  );
}

function Control(props: {
  field: Field;
  value: string;
  departments: readonly DepartmentRef[];
  onType: (value: string) => void;
}) {
  const { field, value, departments, onType } = props;
  const say = useWords(policyWords);
  const common = {
    id: idOf(field),
    label: say(field.label),
    ...(field.hint && { hint: say(field.hint) }),
    value,
    onChange: ({ target }: { target: { value: string } }) => onType(target.value),
  };
  switch (field.kind) {
    case 'line':
    case 'url':
      return <TextField {...common} maxLength={200} autoComplete="off" />;
    case 'day':
      return <TextField {...common} type="date" />;
    case 'text':
      return <TextArea {...common} rows={3} maxLength={2000} />;
    case 'list':
      return <TextArea {...common} rows={3} maxLength={4000} />;
    case 'yes':
      return (
        <Checkbox
          label={common.label}
          checked={value === 'yes'}
          onChange={({ target }) => onType(target.checked ? 'yes' : '')}
        />
      );
    case 'choice':
      return (
        <Select {...common}>
          <option value="">{say('choose')}</option>
          {(field.options ?? []).map((option) => (
            <option key={option} value={option}>
              {say(option)}
            </option>
          ))}
        </Select>
      );
    case 'department':
      return (
        <Select {...common}>
          <option value="">{say('choose')}</option>
          {departments.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      );
  }
}

function faultsIn(fields: readonly Field[], typed: Typed, say: Say<PolicyWord>): FieldError[] {
  return fields.flatMap((field) => {
    const value = (typed[field.name] ?? '').trim();
    const name = say(field.label);
    if (value === '')
      return field.isOptional
        ? []
        : [{ fieldId: idOf(field), message: say('need', { field: name }) }];
    return field.kind === 'url' && !/^https?:\/\/\S+$/.test(value)
      ? [{ fieldId: idOf(field), message: say('needUrl', { field: name }) }]
      : [];
  });
}

function idOf({ name }: Field): string {
  return `policy-${name}`;
}
