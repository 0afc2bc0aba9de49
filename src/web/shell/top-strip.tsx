import { Link } from 'wouter';
import { useServerTime } from '../shared/server-time.ts';
import { useVisit } from '../shared/session.ts';
import { minuteOf } from '../shared/time-words.ts';
import { Told } from '../shared/told.tsx';
import { useWords } from '../shared/words.ts';
import { shellWords } from '../words/shell.ts';
import { LanguageSwitch } from './language-switch.tsx';
import { Pulse } from './pulse.tsx';

/** On every page: what is late, whether collection works, the server's time, who is here. */
export function TopStrip() {
  const { office, session, signOut } = useVisit();
  const say = useWords(shellWords);
  const time = useServerTime((now) => minuteOf(now));
  return (
    <header className="strip">
      <Link href="/" className="brand">
        <Told>{office.name}</Told>
      </Link>
      <Pulse />
      <div className="strip-end">
        <span className="number">
          {say('serverTime')} <time>{time}</time>
        </span>
        <LanguageSwitch />
        <Link href="/settings">
          <span aria-hidden="true">⚙ </span>
          <Told>{session.name}</Told>
          <span className="visually-hidden"> {say('settings')}</span>
        </Link>
        <button type="button" onClick={signOut}>
          {say(office.isDemo ? 'switchRole' : 'signOut')}
        </button>
      </div>
    </header>
  );
}
