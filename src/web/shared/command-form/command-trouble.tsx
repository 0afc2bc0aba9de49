import { Link } from 'wouter';
import { caseWords } from '../../words/case.ts';
import { commandFormWords } from '../../words/command-form.ts';
import { commandWords } from '../../words/commands.ts';
import { Unsent } from '../form.tsx';
import type { Problem } from '../problem.ts';
import { Table } from '../table.tsx';
import { Told } from '../told.tsx';
import { useCodes, useWords } from '../words.ts';
import { useCaseDesk } from './case-desk.ts';
import { commandAddress } from './command-places.ts';
import { EventLine } from './event-line.tsx';
import { remedyOf } from './remedies.ts';

/** One thing that a form changes: as it is written here, and as it stands in the case. */
export interface Side {
  name: string;
  mine: string;
  current: string;
}

/** Whether others changed what the form changes since it was opened, to something else than is written here. */
export function overtaken(sides: readonly Side[], seen: readonly string[]): boolean {
  return sides.some(({ mine, current }, i) => current !== seen[i] && current !== mine);
}

/** Why a command was not carried out: what others did in the meantime, or the server's reason and the way on. */
export function CommandTrouble(props: {
  problem: Problem;
  sides: readonly Side[];
  /** Gives it again, to the case as it stands now. */
  onAgain: () => void;
}) {
  const { problem, sides, onAgain } = props;
  const say = useWords(commandFormWords);
  if (problem.type === 'version-conflict')
    return <Meanwhile problem={problem} sides={sides} onAgain={onAgain} />;
  if (problem.status === 401) return <p>{say('sessionEnded')}</p>;
  return problem.type === 'command-refused' ? (
    <Refusal problem={problem} />
  ) : (
    <Unsent problem={problem} />
  );
}

/** The refusal with the place where it is put right, and what the person may do instead. */
function Refusal({ problem }: { problem: Problem }) {
  const { page } = useCaseDesk();
  const say = useWords(commandFormWords);
  const tab = useWords(caseWords);
  const command = useCodes(commandWords);
  const { reason, allowed } = problem.facts;
  const remedy = typeof reason === 'string' ? remedyOf(reason) : undefined;
  const kinds = Array.isArray(allowed) ? allowed.map(String) : [];
  return (
    <>
      <p className="sentence">
        <strong>{say('refusedTitle')}</strong> <Told>{problem.message}</Told>{' '}
        {remedy !== undefined && (
          <Link href={`/cases/${page.case.id}/${remedy}`}>
            {say('putRight', { tab: tab(remedy) })}
          </Link>
        )}
      </p>
      {kinds.length > 0 && (
        <details>
          <summary>{say('allowedNow', { n: kinds.length })}</summary>
          <ul>
            {kinds.map((kind) => {
              const address = commandAddress(kind, page.case.id);
              return (
                <li key={kind}>
                  {address === undefined ? (
                    command(kind)
                  ) : (
                    <Link href={address}>{command(kind)}</Link>
                  )}
                </li>
              );
            })}
          </ul>
        </details>
      )}
    </>
  );
}

function Meanwhile(props: { problem: Problem; sides: readonly Side[]; onAgain: () => void }) {
  const { problem, sides, onAgain } = props;
  const { page } = useCaseDesk();
  const say = useWords(commandFormWords);
  const seen = Number(problem.facts['seenVersion']);
  const missed = page.history.filter(({ event }) => event.version > seen);
  return (
    <>
      <p>
        <strong>{say('conflictTitle')}</strong>
      </p>
      <p>{say('conflictSince', { seen, now: page.case.version })}</p>
      <ul>
        {missed.map(({ sequence, event }) => (
          <li key={sequence} className="sentence">
            <EventLine event={event} />
          </li>
        ))}
      </ul>
      {sides.length > 0 && (
        <Table
          caption={say('bothTexts')}
          isCaptionShown
          rows={sides}
          keyOf={({ name }) => name}
          columns={[
            { head: say('side'), cell: ({ name }) => name },
            { head: say('side.mine'), cell: ({ mine }) => <Told>{mine}</Told> },
            { head: say('side.current'), cell: ({ current }) => <Told>{current}</Told> },
          ]}
        />
      )}
      <button type="button" onClick={onAgain}>
        {say('giveAgain')}
      </button>
    </>
  );
}
