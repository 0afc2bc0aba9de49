import { useEffect, useState } from 'react';
import { call, type Reply } from '../api.ts';
import type { CaseCommand } from '../case-command.ts';
import { ClockName } from '../clock.tsx';
import { problemOf } from '../problem.ts';
import { minuteOf } from '../time-words.ts';
import { Told } from '../told.tsx';
import { useWords } from '../words.ts';
import { commandFormWords } from '../../words/command-form.ts';
import { useCaseDesk } from './case-desk.ts';

type Foresight = Reply<'POST /api/cases/:id/foresight'>;

const typingPauseMs = 400;

/** What the command would do to the clocks, or why it would be refused; asked anew as the form changes. */
export function ForeseenClocks({ command }: { command: CaseCommand | undefined }) {
  const say = useWords(commandFormWords);
  const foresight = useForesight(command);
  if (!foresight) return null;
  return (
    <section className="foreseen" aria-label={say('foreseen')} role="status">
      <strong>{say('foreseen')}</strong>
      {foresight.refusal !== undefined ? (
        <p className="sentence">
          <Told>{say('foreseenRefused', { reason: foresight.refusal })}</Told>
        </p>
      ) : (
        <Changes clocks={foresight.clocks} />
      )}
    </section>
  );
}

function Changes({ clocks }: Pick<Foresight, 'clocks'>) {
  const say = useWords(commandFormWords);
  if (clocks.length === 0) return <p>{say('foreseenNone')}</p>;
  return (
    <ul>
      {clocks.map(({ change, clock }) => {
        const places = { from: minuteOf(clock.anchor), due: minuteOf(clock.dueAt) };
        const [before = '', after = ''] = say(`foreseen.${change}`, places).split('{clock}');
        return (
          <li key={clock.id}>
            {before}
            <strong>
              <ClockName clock={clock} />
            </strong>
            {after}
          </li>
        );
      })}
    </ul>
  );
}

function useForesight(command: CaseCommand | undefined): Foresight | undefined {
  const { page } = useCaseDesk();
  const [foresight, setForesight] = useState<Foresight>();
  const { id, version } = page.case;
  const asked = command && JSON.stringify(command);
  useEffect(() => {
    setForesight(undefined);
    if (!command) return undefined;
    const leaving = new AbortController();
    const pause = window.setTimeout(() => {
      call(
        'POST /api/cases/:id/foresight',
        { params: { id }, body: { command } },
        { signal: leaving.signal },
      ).then(setForesight, (error: unknown) => {
        // a preview that fails takes nothing from the form
        if (!leaving.signal.aborted) problemOf(error);
      });
    }, typingPauseMs);
    return () => {
      window.clearTimeout(pause);
      leaving.abort();
    };
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the same command in another object asks nothing new
  }, [asked, id, version]);
  return foresight;
}
