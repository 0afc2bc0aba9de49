import { useState } from 'react';
import { call } from '../shared/api.ts';
import { TextField } from '../shared/fields.tsx';
import { problemOf, type Problem } from '../shared/problem.ts';
import type { Office, Session } from '../shared/session.ts';
import { Failure } from '../shared/states.tsx';
import { fullMinuteOf } from '../shared/time-words.ts';
import { Told } from '../shared/told.tsx';
import { useWords } from '../shared/words.ts';
import { shellWords } from '../words/shell.ts';

type Credentials = { token: string } | { name: string; password: string };

/** Takes what a person knows, a role card in a demonstration, and gives their session. */
export function CredentialsForm(props: { office: Office; onEnter: (session: Session) => void }) {
  const { office, onEnter } = props;
  const [problem, setProblem] = useState<Problem>();
  async function enter(body: Credentials): Promise<void> {
    try {
      onEnter(await call('POST /api/session', { body }));
    } catch (error) {
      setProblem(problemOf(error));
    }
  }
  return (
    <>
      {problem && <Refusal problem={problem} />}
      {office.isDemo ? (
        <RoleCards office={office} onEnter={enter} />
      ) : (
        <PasswordForm onEnter={enter} />
      )}
    </>
  );
}

/** A lock says in the person's own language until when it holds. */
function Refusal({ problem }: { problem: Problem }) {
  const say = useWords(shellWords);
  const until = problem.facts['lockedUntil'];
  if (typeof until !== 'number') return <Failure problem={problem} />;
  return (
    <div className="failure" role="alert">
      <p>{say('lockedUntil', { t: fullMinuteOf(until) })}</p>
    </div>
  );
}

type Enter = (credentials: Credentials) => Promise<void>;

function RoleCards({ office, onEnter }: { office: Office; onEnter: Enter }) {
  const say = useWords(shellWords);
  return (
    <>
      <p>{say('chooseRole')}</p>
      <div className="role-cards">
        {office.roleCards.map(({ name, title, token }) => (
          <button
            key={token}
            type="button"
            className="card"
            onClick={() => void onEnter({ token })}
          >
            <strong>
              <Told>{title}</Told>
            </strong>
            <span>
              <Told>{name}</Told>
            </span>
          </button>
        ))}
      </div>
    </>
  );
}

/** Uncontrolled on purpose: password managers and pasting work as anywhere. */
function PasswordForm({ onEnter }: { onEnter: Enter }) {
  const say = useWords(shellWords);
  return (
    <>
      <form
        className="card"
        onSubmit={(event) => {
          event.preventDefault();
          const given = new FormData(event.currentTarget);
          void onEnter({ name: textOf(given, 'name'), password: textOf(given, 'password') });
        }}
      >
        <TextField id="name" name="name" label={say('account')} autoComplete="username" required />
        <TextField
          id="password"
          name="password"
          type="password"
          label={say('password')}
          autoComplete="current-password"
          required
        />
        <button type="submit" className="primary">
          {say('signIn')}
        </button>
      </form>
      <details>
        <summary>{say('byToken')}</summary>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void onEnter({ token: textOf(new FormData(event.currentTarget), 'token') });
          }}
        >
          <TextField
            id="token"
            name="token"
            type="password"
            label={say('token')}
            autoComplete="off"
            required
          />
          <button type="submit">{say('signIn')}</button>
        </form>
      </details>
    </>
  );
}

function textOf(given: FormData, field: string): string {
  const value = given.get(field);
  return typeof value === 'string' ? value : '';
}
