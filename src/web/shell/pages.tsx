import { Suspense, useEffect } from 'react';
import { Link, Redirect, Route, Switch, useLocation } from 'wouter';
import { hasRole, useVisit } from '../shared/session.ts';
import { Empty, Loading } from '../shared/states.tsx';
import { useCodes, useWords } from '../shared/words.ts';
import { domainWords } from '../words/domain.ts';
import { shellWords } from '../words/shell.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { homeOf, screens, type Screen } from './screens.ts';

/** The screen that the address names; says why when there is none or it is not open to this person. */
export function Pages() {
  const { session } = useVisit();
  const home = homeOf(session.roles);
  return (
    <Switch>
      {screens.map((screen) => (
        <Route key={screen.path} path={screen.path}>
          {(params) => <OneScreen screen={screen} params={params} />}
        </Route>
      ))}
      <Route path="/">
        <Redirect to={home} replace />
      </Route>
      <Route path="/login">
        <Redirect to={home} replace />
      </Route>
      <Route>
        <NotFound />
      </Route>
    </Switch>
  );
}

function OneScreen(props: { screen: Screen; params: Record<string, string | undefined> }) {
  const { screen, params } = props;
  const { session, office } = useVisit();
  const say = useWords(shellWords);
  const [address] = useLocation();
  const name = say(screen.name);
  useEffect(() => {
    document.title = `${name} · ${office.name}`;
  }, [name, office.name]);
  if (!hasRole(session, screen.roles)) return <NotPermitted screen={screen} />;
  const { component: Content } = screen;
  return (
    <ErrorBoundary key={address}>
      <Suspense fallback={<Loading />}>
        <Content params={params} />
      </Suspense>
    </ErrorBoundary>
  );
}

function NotPermitted({ screen }: { screen: Screen }) {
  const say = useWords(shellWords);
  const word = useCodes(domainWords);
  const roles = screen.roles.map(word).join(' · ');
  return (
    <Empty title={say('notPermitted', { name: say(screen.name) })}>
      <p>{say('notPermittedHint', { roles })}</p>
      <HomeLink />
    </Empty>
  );
}

function NotFound() {
  const say = useWords(shellWords);
  return (
    <Empty title={say('notFound')}>
      <p>{say('notFoundHint')}</p>
      <HomeLink />
    </Empty>
  );
}

function HomeLink() {
  const { session } = useVisit();
  const say = useWords(shellWords);
  return (
    <p>
      <Link href={homeOf(session.roles)}>{say('home')}</Link>
    </p>
  );
}
