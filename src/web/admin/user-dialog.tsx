import { useState } from 'react';
import { call, type Input } from '../shared/api.ts';
import { Dialog } from '../shared/dialog.tsx';
import { TextField, type FieldError } from '../shared/fields.tsx';
import { Form } from '../shared/form.tsx';
import { need } from '../shared/need.ts';
import { toast } from '../shared/toasts.tsx';
import { useWords, type Say } from '../shared/words.ts';
import { usersWords } from '../words/admin-users.ts';
import { DutiesFields, type Duties } from './duties-fields.tsx';
import type { AccountRole, User } from './user.ts';

/** What an administrator is about to do with an account. */
export type UserTask =
  { kind: 'add' } | { kind: 'duties' | 'reset' | 'disable' | 'enable'; user: User };

interface Fields extends Duties {
  id: string;
  name: string;
  password: string;
}
type AccountChange = Input<'POST /api/users/:id'>['body']['change'];

/** Asks what a task needs, shows what it changes, and does it. */
export function UserDialog(props: { task: UserTask; onClose: () => void; onDone: () => void }) {
  const { task, onClose, onDone } = props;
  const say = useWords(usersWords);
  const [form, setForm] = useState<Fields>(() => formOf(task));
  const set = (change: Partial<Fields>) => setForm({ ...form, ...change });
  const errors = errorsOf(task, form, say);

  async function submit(input: Fields): Promise<void> {
    await give(task, input);
    toast(say('saved', { name: input.name }));
    onDone();
  }
  const title = task.kind === 'add' ? say('add') : say(`${task.kind}Of`, { name: task.user.name });
  const isSwitch = task.kind === 'disable' || task.kind === 'enable';
  return (
    <Dialog title={title} onClose={onClose}>
      <Form
        submit={say(isSwitch ? task.kind : 'save')}
        asked={errors.length > 0 ? { errors } : { input: form }}
        send={submit}
      >
        {task.kind === 'add' && <Identity form={form} onChange={set} />}
        {(task.kind === 'add' || task.kind === 'duties') && (
          <DutiesFields
            duties={form}
            before={task.kind === 'duties' ? dutiesOf(task.user) : undefined}
            onChange={set}
          />
        )}
        {(task.kind === 'add' || task.kind === 'reset') && (
          <TextField
            id="user-password"
            type="password"
            autoComplete="new-password"
            label={say(task.kind === 'add' ? 'password' : 'newPassword')}
            hint={say('passwordHint')}
            value={form.password}
            maxLength={200}
            onChange={(event) => set({ password: event.target.value })}
          />
        )}
        {isSwitch && <p>{say(task.kind === 'disable' ? 'confirmDisable' : 'confirmEnable')}</p>}
      </Form>
    </Dialog>
  );
}

function Identity({
  form,
  onChange,
}: {
  form: Fields;
  onChange: (change: Partial<Fields>) => void;
}) {
  const say = useWords(usersWords);
  return (
    <>
      <TextField
        id="user-id"
        label={say('id')}
        hint={say('idHint')}
        value={form.id}
        maxLength={60}
        autoComplete="off"
        onChange={(event) => onChange({ id: event.target.value })}
      />
      <TextField
        id="user-name"
        label={say('name')}
        value={form.name}
        maxLength={60}
        autoComplete="off"
        onChange={(event) => onChange({ name: event.target.value })}
      />
    </>
  );
}

function formOf(task: UserTask): Fields {
  if (task.kind === 'add') return { id: '', name: '', password: '', roles: [], department: '' };
  const { id, name } = task.user;
  return { id, name, password: '', ...dutiesOf(task.user) };
}

function dutiesOf({ roles, department = '' }: User): Duties {
  return { roles, department };
}

function errorsOf(
  { kind }: UserTask,
  { id, name, roles, password }: Fields,
  say: Say<keyof typeof usersWords.zh>,
): FieldError[] {
  const asks = (...kinds: UserTask['kind'][]) => kinds.includes(kind);
  return [
    ...need('user-id', !asks('add') || id.trim() !== '', say('needId')),
    ...need('user-name', !asks('add') || name.trim() !== '', say('needName')),
    ...need('user-roles', !asks('add', 'duties') || roles.length > 0, say('needRole')),
    ...need('user-password', !asks('add', 'reset') || password.length >= 8, say('needPassword')),
  ];
}

async function give(task: UserTask, form: Fields): Promise<unknown> {
  const duties = {
    roles: [...form.roles],
    ...(form.department !== '' && { department: form.department }),
  };
  if (task.kind === 'add') {
    const { id, name, password } = form;
    return call('POST /api/users', {
      body: { id: id.trim(), name: name.trim(), password, ...duties },
    });
  }
  const { id, version } = task.user;
  return call('POST /api/users/:id', {
    params: { id },
    body: { expectedVersion: version, change: changeOf(task.kind, duties, form.password) },
  });
}

function changeOf(
  kind: Exclude<UserTask['kind'], 'add'>,
  duties: { roles: AccountRole[]; department?: string },
  password: string,
): AccountChange {
  switch (kind) {
    case 'duties':
      return { kind: 'set-duties', ...duties };
    case 'reset':
      return { kind: 'reset-password', password };
    case 'disable':
    case 'enable':
      return { kind };
  }
}
