import type { Office, Session } from '../shared/session.ts';
import { Told } from '../shared/told.tsx';
import { CredentialsForm } from './credentials.tsx';
import { LanguageSwitch } from './language-switch.tsx';

/** The page before anybody is known. */
export function SignIn(props: { office: Office; onEnter: (session: Session) => void }) {
  return (
    <main className="sign-in">
      <div className="row">
        <h1>
          <Told>{props.office.name}</Told>
        </h1>
        <LanguageSwitch />
      </div>
      <CredentialsForm {...props} />
    </main>
  );
}
