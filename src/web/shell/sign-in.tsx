import { useState } from 'react';
import { call } from '../shared/api.ts';
import { problemOf, type Problem } from '../shared/problem.ts';
import type { Office, Session } from '../shared/session.ts';
import { Failure } from '../shared/states.tsx';
import { TextField } from '../shared/fields.tsx';
import { Told } from '../shared/told.tsx';
import { switchLanguage, useLanguage, useWords } from '../shared/words.ts';
import { shellWords } from '../words/shell.ts';

/** Lets a person in: by a role card in a demonstration, otherwise by what they know. */
export function SignIn(props: { office: Office; onEnter: (session: Session) => void }) {
  const { office, onEnter } = props;
  const say = useWords(shellWords);
  const language = useLanguage();
  const [problem, setProblem] = useState<Problem>();
  async function enter(token: string): Promise<void> {
    try {
      onEnter(await call('POST /api/session', { body: { token } }));
    } catch (error) {
      setProblem(problemOf(error));
    }
  }
  return (
    <main className="sign-in">
      <div className="row">
        <h1>
          <Told>{office.name}</Told>
        </h1>
        <button type="button" onClick={() => switchLanguage(language === 'zh' ? 'en' : 'zh')}>
          <bdi>{say('language')}</bdi>
        </button>
      </div>
      {problem && <Failure problem={problem} />}
      {office.isDemo ? (
        <RoleCards office={office} onEnter={enter} />
      ) : (
        <TokenForm onEnter={enter} />
      )}
    </main>
  );
}

function RoleCards(props: { office: Office; onEnter: (token: string) => Promise<void> }) {
  const say = useWords(shellWords);
  return (
    <>
      <p>{say('chooseRole')}</p>
      <div className="role-cards">
        {props.office.roleCards.map(({ name, title, token }) => (
          <button
            key={token}
            type="button"
            className="card"
            onClick={() => void props.onEnter(token)}
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

function TokenForm({ onEnter }: { onEnter: (token: string) => Promise<void> }) {
  const say = useWords(shellWords);
  const [token, setToken] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void onEnter(token);
      }}
    >
      <TextField
        id="token"
        label={say('token')}
        type="password"
        autoComplete="current-password"
        required
        value={token}
        onChange={(event) => setToken(event.target.value)}
      />
      <button type="submit" className="primary">
        {say('signIn')}
      </button>
    </form>
  );
}
