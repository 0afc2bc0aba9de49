import type { ReactNode } from 'react';
import { problemWords } from '../words/problems.ts';
import { sharedWords } from '../words/shared.ts';
import type { Problem } from './problem.ts';
import type { Resource } from './resource.ts';
import { minuteOf } from './time-words.ts';
import { Told } from './told.tsx';
import { useCodes, useLanguage, useWords } from './words.ts';

/** Rows of grey where content will stand, of its true height. */
export function Loading({ rows = 6 }: { rows?: number }) {
  const say = useWords(sharedWords);
  return (
    <div className="loading" role="status">
      <span className="visually-hidden">{say('loading')}</span>
      {Array.from({ length: rows }, (_none, index) => (
        <div key={index} className="loading-row" aria-hidden="true" />
      ))}
    </div>
  );
}

/** Says that there is nothing, why, and what can be done about it. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="empty card">
      <p>
        <strong>{title}</strong>
      </p>
      {children}
    </div>
  );
}

/** Says why something could not be shown, how old what is shown is, and offers to try again. */
export function Failure(props: {
  problem: Problem;
  readAt?: number | undefined;
  onRetry?: () => void;
}) {
  const { problem, readAt, onRetry } = props;
  const say = useWords(sharedWords);
  return (
    <div className="failure" role="alert">
      <ProblemText problem={problem} />
      {readAt !== undefined && <p className="quiet">{say('asOf', { t: minuteOf(readAt) })}</p>}
      {onRetry && (
        <button type="button" onClick={onRetry}>
          {say('retry')}
        </button>
      )}
    </div>
  );
}

/** What a problem is called, the server's sentence about it, and the trace by which the log is searched. */
export function ProblemText({ problem }: { problem: Problem }) {
  const say = useWords(sharedWords);
  const trace = problem.facts['traceId'];
  return (
    <>
      <p className="sentence">
        <strong>
          <ProblemName problem={problem} />
        </strong>{' '}
        <span lang="zh-CN">
          <Told>{problem.message}</Told>
        </span>
      </p>
      {typeof trace === 'string' && <p className="quiet">{say('trace', { id: trace })}</p>}
    </>
  );
}

/** In English the word for its type; otherwise, and for a type without a word, the server's own title. */
function ProblemName({ problem: { type, title, status } }: { problem: Problem }) {
  const language = useLanguage();
  const word = useCodes(problemWords)(type);
  if (status === 0 || (language === 'en' && word !== type)) return word;
  return (
    <span lang="zh-CN">
      <Told>{title}</Told>
    </span>
  );
}

/** Says that what is shown is not all. */
export function Partial({ children }: { children: ReactNode }) {
  return (
    <p className="partial" role="status">
      {children}
    </p>
  );
}

/** Draws a resource when it is there; its loading and failing otherwise, or above it when it is old. */
export function Shown<Body>(props: {
  resource: Resource<Body> & { reload: () => void };
  children: (reply: Body) => ReactNode;
}) {
  const { reply, problem, readAt, reload } = props.resource;
  const failure = problem && <Failure problem={problem} readAt={readAt} onRetry={reload} />;
  if (reply === undefined) return failure ?? <Loading />;
  return (
    <>
      {failure}
      {props.children(reply)}
    </>
  );
}
