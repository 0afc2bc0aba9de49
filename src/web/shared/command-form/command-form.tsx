import { useRef, useState } from 'react';
import { commandFormWords } from '../../words/command-form.ts';
import { giveCommand, newKey, type CaseCommand } from '../case-command.ts';
import type { FieldError } from '../fields.tsx';
import { Form, type FormFrame } from '../form.tsx';
import { Problem } from '../problem.ts';
import { toast } from '../toasts.tsx';
import type { UnsentText } from '../unsent-text.ts';
import { useWords } from '../words.ts';
import { useCaseDesk } from './case-desk.ts';
import { CommandTrouble, overtaken, type Side } from './command-trouble.tsx';
import { ForeseenClocks } from './foreseen-clocks.tsx';
import { UnsentNote } from './unsent-note.tsx';

/** The command of a form as it stands, or everything that is missing. */
export type AskedCommand = { command: CaseCommand } | { errors: readonly FieldError[] };

interface Attempt {
  content: string;
  version: number;
  key: string;
}

/**
 * A form that gives the case of the page a command: what saving starts or stops is said before, a refusal with what
 * would be allowed, and what others changed in the meantime beside what is written here.
 */
export function CommandForm(
  props: FormFrame & {
    asked: AskedCommand;
    /** What was done, as the notice says it; what the button says by default. */
    what?: string;
    /** What the form would change, as it is written here and as it stands in the case. */
    sides?: readonly Side[];
    /** What is kept of the form until it is sent. */
    text?: UnsentText<string>;
    /** Says before saving what it does to the clocks. */
    foresees?: boolean;
    onDone?: () => void;
  },
) {
  const { asked, what, sides = [], text, foresees, onDone, foot, ...frame } = props;
  const { page, reload } = useCaseDesk();
  const say = useWords(commandFormWords);
  const { id, version } = page.case;
  const currents = sides.map(({ current }) => current);
  const [seen, setSeen] = useState({ version, currents });
  const isChecked = useRef(false);
  const unanswered = useRef<Attempt>(undefined);
  const command = 'command' in asked ? asked.command : undefined;

  async function give(given: CaseCommand): Promise<void> {
    if (!isChecked.current && overtaken(sides, seen.currents)) throw conflictSince(seen.version);
    isChecked.current = false;
    const attempt = attemptOf(given);
    unanswered.current = attempt;
    const outcome = await giveCommand({ id, version: attempt.version }, given, attempt.key);
    const isUnanswered =
      outcome.kind === 'refused' && (outcome.problem.status === 0 || outcome.problem.status >= 500);
    if (!isUnanswered) unanswered.current = undefined;
    if (outcome.kind !== 'refused') reload();
    if (outcome.kind === 'conflict') throw conflictSince(attempt.version);
    if (outcome.kind === 'refused') throw outcome.problem;
    toast(say('done', { what: what ?? frame.submit }));
    setSeen({ version: outcome.case.version, currents });
    text?.clear();
    onDone?.();
  }
  /** The one that got no answer once more, under its own name: it may have arrived. */
  function attemptOf(given: CaseCommand): Attempt {
    const content = JSON.stringify(given);
    const earlier = unanswered.current;
    return earlier?.content === content ? earlier : { content, version, key: newKey() };
  }
  return (
    <Form
      {...frame}
      asked={'command' in asked ? { input: asked.command } : asked}
      send={give}
      explain={(problem, again) => (
        <CommandTrouble
          problem={problem}
          sides={sides}
          onAgain={() => {
            isChecked.current = true;
            setSeen({ version, currents });
            again();
          }}
        />
      )}
      foot={
        <>
          {foot}
          {foresees === true && <ForeseenClocks command={command} />}
          {text && <UnsentNote text={text} />}
        </>
      }
    />
  );
}

function conflictSince(seenVersion: number): Problem {
  return new Problem({ type: 'version-conflict', seenVersion }, 409);
}
