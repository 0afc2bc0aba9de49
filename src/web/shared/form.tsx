import { useEffect, useRef, useState, type ReactNode } from 'react';
import { sharedWords } from '../words/shared.ts';
import { ErrorSummary, FieldErrors, type FieldError } from './fields.tsx';
import { problemOf, type Problem } from './problem.ts';
import { ProblemText } from './states.tsx';
import { useWords } from './words.ts';
import './form.css';

/** What a form asks for as it stands, or everything that is missing. */
export type Asked<Input> = { input: Input } | { errors: readonly FieldError[] };

export interface FormFrame {
  /** Above the fields; a form with a title stands in a card of its own. */
  title?: ReactNode;
  /** What the button says. */
  submit: string;
  /** One of several things to do, none of them the next one. */
  isPlain?: boolean | undefined;
  buttonId?: string;
  /** Between the fields and the button, e.g. what saving will start. */
  foot?: ReactNode;
  /** Further buttons beside the one that sends. */
  beside?: ReactNode;
  children?: ReactNode;
}

const slowMs = 4000;

/**
 * The frame of every form: what is missing is listed and takes the focus, sending happens once at a time, and a
 * failure is said without touching what was typed. `explain` says a failure otherwise than in the server's words.
 */
export function Form<Input>(
  props: FormFrame & {
    asked: Asked<Input>;
    /** Throws Problem when it was not carried out. */
    send: (input: Input) => Promise<void>;
    explain?: (problem: Problem, again: () => void) => ReactNode;
  },
) {
  const { asked, send, title, submit, isPlain, buttonId, foot, beside, children } = props;
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [problem, setProblem] = useState<Problem>();
  const [isSending, setIsSending] = useState(false);

  async function trySending(): Promise<void> {
    setErrors('errors' in asked ? asked.errors : []);
    setProblem(undefined);
    if ('errors' in asked || isSending) return;
    setIsSending(true);
    try {
      await send(asked.input);
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setIsSending(false);
    }
  }
  const again = () => void trySending();
  return (
    <form
      className={title === undefined ? '' : 'card'}
      noValidate
      aria-busy={isSending}
      onSubmit={(event) => {
        event.preventDefault();
        // a dialog's form may stand within another form
        event.stopPropagation();
        again();
      }}
    >
      {title !== undefined && <h2 className="sentence">{title}</h2>}
      <ErrorSummary errors={errors} />
      {problem && (
        <Trouble>{props.explain?.(problem, again) ?? <Unsent problem={problem} />}</Trouble>
      )}
      <FieldErrors value={errors}>{children}</FieldErrors>
      {foot}
      <div className="row">
        <button
          id={buttonId}
          type="submit"
          className={isPlain === true ? '' : 'primary'}
          disabled={isSending}
        >
          {submit}
        </button>
        {beside}
        {isSending && <Sending />}
      </div>
    </form>
  );
}

/** What went wrong, in the frame that takes the focus when it appears. */
function Trouble({ children }: { children: ReactNode }) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => element.current?.focus(), []);
  return (
    <div ref={element} className="failure" role="alert" tabIndex={-1}>
      {children}
    </div>
  );
}

/** The server's reason, and that nothing which was typed is lost. */
export function Unsent({ problem }: { problem: Problem }) {
  const say = useWords(sharedWords);
  return (
    <>
      <ProblemText problem={problem} />
      <p>{say('stillHere')}</p>
    </>
  );
}

/** Says after a while that the answer is awaited still. */
function Sending() {
  const say = useWords(sharedWords);
  const [isSlow, setIsSlow] = useState(false);
  useEffect(() => {
    const waiting = window.setTimeout(() => setIsSlow(true), slowMs);
    return () => window.clearTimeout(waiting);
  }, []);
  return (
    <span className="quiet" role="status">
      {say(isSlow ? 'sendingSlowly' : 'sending')}
    </span>
  );
}
