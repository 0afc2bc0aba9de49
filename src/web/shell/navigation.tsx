import { Link, useLocation } from 'wouter';
import { hasRole, useVisit } from '../shared/session.ts';
import { useWords } from '../shared/words.ts';
import { shellWords } from '../words/shell.ts';
import { screens } from './screens.ts';

/** The screens that this person may open. */
export function Navigation() {
  const { session } = useVisit();
  const say = useWords(shellWords);
  const [address] = useLocation();
  return (
    <nav className="navigation" aria-label={say('navigation')}>
      <ul>
        {screens
          .filter(({ isListed, roles }) => isListed && hasRole(session, roles))
          .map(({ path, name }) => {
            const base = path.split('/:')[0] ?? path;
            const isHere = address === base || address.startsWith(`${base}/`);
            return (
              <li key={path}>
                <Link href={base} {...(isHere ? { 'aria-current': 'page' } : {})}>
                  {say(name)}
                </Link>
              </li>
            );
          })}
      </ul>
    </nav>
  );
}
