import { useState } from 'react';
import { TextField } from '../../shared/fields.tsx';
import { serverNow } from '../../shared/server-time.ts';
import { fullMinuteOf } from '../../shared/time-words.ts';
import { Told } from '../../shared/told.tsx';
import { useWords } from '../../shared/words.ts';
import { respondWords } from '../../words/case-respond.ts';
import { useCaseDesk } from '../frame/case-desk.ts';
import { CommandProblem } from '../frame/command-problem.tsx';
import { ReasonButton } from '../frame/reason-dialog.tsx';
import { useCommand } from '../frame/use-command.ts';
import { fromWall, toWall } from '../frame/wall-time.ts';

/** The press conference: held, decided against, or still owed; nothing where none is asked for. */
export function ConferenceCard() {
  const { page, may } = useCaseDesk();
  const say = useWords(respondWords);
  const { conferences, clocks, cycle } = page.case;
  const isOwed = clocks.some(
    (clock) => clock.kind === 'C2' && clock.cycle === cycle && clock.state.kind === 'running',
  );
  const present = conferences.filter((one) => one.cycle === cycle);
  if (!isOwed && present.length === 0) return null;
  return (
    <section className="card" aria-labelledby="conference">
      <h2 id="conference" tabIndex={-1}>
        {say('conference')}
      </h2>
      {present.map((one) => (
        <p key={one.at} className="sentence">
          <Told>
            {one.kind === 'held'
              ? say('conferenceHeld', { name: one.spokesperson, t: fullMinuteOf(one.at) })
              : say('conferenceWaived', { name: one.by.name, reason: one.reason })}
          </Told>
        </p>
      ))}
      {isOwed && may('record-press-conference') && <ConferenceForm />}
      {isOwed && may('waive-press-conference') && (
        <ReasonButton
          label={say('waiveConference')}
          commandOf={(reason) => ({ kind: 'waive-press-conference', reason })}
        />
      )}
    </section>
  );
}

function ConferenceForm() {
  const { page } = useCaseDesk();
  const say = useWords(respondWords);
  const { give, failure, isGiving } = useCommand();
  const [heldAt, setHeldAt] = useState(() => toWall(serverNow()));
  const [spokesperson, setSpokesperson] = useState(page.case.judgment?.plan.spokesperson ?? '');
  const [link, setLink] = useState('');
  const at = fromWall(heldAt);
  const submit = () => {
    if (at === undefined) return;
    void give({ kind: 'record-press-conference', at, spokesperson, link }, say('recordConference'));
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <CommandProblem failure={failure} onAgain={submit} />
      <TextField
        id="held-at"
        label={say('heldAt')}
        type="datetime-local"
        required
        value={heldAt}
        onChange={(event) => setHeldAt(event.target.value)}
      />
      <TextField
        id="conference-spokesperson"
        label={say('spokesperson')}
        required
        maxLength={100}
        value={spokesperson}
        onChange={(event) => setSpokesperson(event.target.value)}
      />
      <TextField
        id="conference-link"
        label={say('link')}
        type="url"
        required
        pattern="https?://.+"
        title={say('needLink')}
        maxLength={2000}
        value={link}
        onChange={(event) => setLink(event.target.value)}
      />
      <button type="submit" disabled={isGiving}>
        {say('recordConference')}
      </button>
    </form>
  );
}
