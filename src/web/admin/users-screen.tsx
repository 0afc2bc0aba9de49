import { useState } from 'react';
import { useDepartments } from '../shared/departments.ts';
import { useResource } from '../shared/resource.ts';
import { hasRole, useVisit } from '../shared/session.ts';
import { Empty, Shown } from '../shared/states.tsx';
import { Table } from '../shared/table.tsx';
import { Told } from '../shared/told.tsx';
import { useCodes, useWords } from '../shared/words.ts';
import { usersWords } from '../words/admin-users.ts';
import { domainWords } from '../words/domain.ts';
import type { User } from './user.ts';
import { UserDialog, type UserTask } from './user-dialog.tsx';
import './admin.css';

/** 账号: who may sign in with which duties; accounts are disabled, never removed. */
export function UsersScreen() {
  const say = useWords(usersWords);
  const { session } = useVisit();
  return (
    <>
      <h1>{say('title')}</h1>
      <p className="quiet admin-hint">{say('hint')}</p>
      {hasRole(session, ['system-admin']) ? <Accounts /> : <Empty title={say('adminOnly')} />}
    </>
  );
}

function Accounts() {
  const say = useWords(usersWords);
  const resource = useResource('GET /api/users', {});
  const [task, setTask] = useState<UserTask>();
  return (
    <>
      <button type="button" className="primary" onClick={() => setTask({ kind: 'add' })}>
        {say('add')}
      </button>
      <div className="admin-part">
        <Shown resource={resource}>
          {({ users }) =>
            users.length === 0 ? (
              <Empty title={say('empty')}>
                <p>{say('emptyHint')}</p>
              </Empty>
            ) : (
              <Users users={users} onTask={setTask} />
            )
          }
        </Shown>
      </div>
      {task && (
        <UserDialog
          task={task}
          onClose={() => setTask(undefined)}
          onDone={() => {
            setTask(undefined);
            resource.reload();
          }}
        />
      )}
    </>
  );
}

function Users(props: { users: readonly User[]; onTask: (task: UserTask) => void }) {
  const { users, onTask } = props;
  const say = useWords(usersWords);
  const word = useCodes(domainWords);
  const departments = useDepartments();
  return (
    <Table
      caption={say('title')}
      columns={[
        { head: say('id'), cell: ({ id }: User) => id },
        { head: say('name'), cell: ({ name }) => <Told>{name}</Told> },
        { head: say('roles'), cell: ({ roles }) => roles.map(word).join(' · ') },
        {
          head: say('department'),
          cell: ({ department }) => (
            <Told>
              {departments.find(({ id }) => id === department)?.name ?? department ?? '—'}
            </Told>
          ),
        },
        { head: say('state'), cell: ({ isDisabled }) => say(isDisabled ? 'disabled' : 'active') },
        { head: say('actions'), cell: (user) => <Tasks user={user} onTask={onTask} /> },
      ]}
      rows={users}
      keyOf={({ id }) => id}
    />
  );
}

function Tasks({ user, onTask }: { user: User; onTask: (task: UserTask) => void }) {
  const say = useWords(usersWords);
  const { name } = user;
  const turn = user.isDisabled ? 'enable' : 'disable';
  return (
    <div className="row">
      <button
        type="button"
        aria-label={say('dutiesOf', { name })}
        onClick={() => onTask({ kind: 'duties', user })}
      >
        {say('duties')}
      </button>
      <button
        type="button"
        aria-label={say('resetOf', { name })}
        onClick={() => onTask({ kind: 'reset', user })}
      >
        {say('reset')}
      </button>
      <button
        type="button"
        aria-label={say(`${turn}Of`, { name })}
        onClick={() => onTask({ kind: turn, user })}
      >
        {say(turn)}
      </button>
    </div>
  );
}
