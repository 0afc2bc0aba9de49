import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import { call } from '../shared/api.ts';
import { closeLive, openLive } from '../shared/live.ts';
import { problemOf, type Problem } from '../shared/problem.ts';
import { forgetResources } from '../shared/resource.ts';
import { setSessionState } from '../shared/session-end.ts';
import { setAcceleration } from '../shared/server-time.ts';
import { VisitContext, type Office, type Session } from '../shared/session.ts';
import { Failure, Loading } from '../shared/states.tsx';
import { Toasts } from '../shared/toasts.tsx';
import { DemoRibbon } from './demo-ribbon.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { Head } from './head.tsx';
import { Pages } from './pages.tsx';
import { SignIn } from './sign-in.tsx';
import { Signals } from './signals.tsx';
import { SessionEnd } from './session-end.tsx';
import { useOwnLanguage } from './own-language.ts';
import { TopStrip } from './top-strip.tsx';
import { Navigation } from './navigation.tsx';
import { SkipLink } from './skip-link.tsx';
import './shell.css';

const FirstMinute = lazy(async () => ({
  default: (await import('./first-minute.tsx')).FirstMinute,
}));

type State =
  | { kind: 'starting' }
  | { kind: 'failed'; problem: Problem }
  | { kind: 'out'; office: Office }
  | { kind: 'in'; office: Office; session: Session };

/** The whole application: who is here decides what is shown. */
export function App() {
  const [state, setState] = useState<State>({ kind: 'starting' });
  const start = useCallback(() => {
    void whoIsHere().then(setState);
  }, []);
  useEffect(start, [start]);
  switch (state.kind) {
    case 'starting':
      return <Loading />;
    case 'failed':
      return <Failure problem={state.problem} onRetry={start} />;
    case 'out':
      return (
        <>
          <DemoRibbon office={state.office} />
          <SignIn
            office={state.office}
            onEnter={(session) => {
              // an answer that came late may have told of the session before
              setSessionState('open');
              setState({ kind: 'in', office: state.office, session });
            }}
          />
        </>
      );
    case 'in':
      return (
        <SignedIn
          office={state.office}
          session={state.session}
          onRenew={(session) => setState({ ...state, session })}
          onLeave={() => setState({ kind: 'out', office: state.office })}
        />
      );
  }
}

function SignedIn(props: {
  office: Office;
  session: Session;
  onRenew: (session: Session) => void;
  onLeave: () => void;
}) {
  const { office, session, onRenew, onLeave } = props;
  useOwnLanguage();
  useEffect(() => {
    openLive();
    return closeLive;
  }, []);
  const visit = useMemo(
    () => ({
      office,
      session,
      signOut() {
        void call('DELETE /api/session', {}).finally(() => {
          forgetResources();
          setSessionState('open');
          onLeave();
        });
      },
    }),
    [office, session, onLeave],
  );
  return (
    <VisitContext value={visit}>
      <SkipLink />
      <Head>
        <DemoRibbon office={office} />
        <TopStrip />
      </Head>
      <div className="page">
        <Navigation />
        <main id="main" tabIndex={-1}>
          <ErrorBoundary>
            <Pages />
          </ErrorBoundary>
        </main>
      </div>
      <Suspense>{office.isDemo && <FirstMinute />}</Suspense>
      <Signals />
      <Toasts />
      <SessionEnd onRenew={onRenew} />
    </VisitContext>
  );
}

async function whoIsHere(): Promise<State> {
  try {
    const [office, session] = await Promise.all([call('GET /api/office', {}), currentSession()]);
    setAcceleration(office.acceleration);
    return session ? { kind: 'in', office, session } : { kind: 'out', office };
  } catch (error) {
    return { kind: 'failed', problem: problemOf(error) };
  }
}

async function currentSession(): Promise<Session | undefined> {
  try {
    return await call('GET /api/session', {});
  } catch (error) {
    const problem = problemOf(error);
    if (problem.status === 401) return undefined;
    throw problem;
  }
}
