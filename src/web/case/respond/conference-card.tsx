import { useState } from 'react';
import { TextField } from '../../shared/fields.tsx';
import { need } from '../../shared/need.ts';
import { serverNow } from '../../shared/server-time.ts';
import { fullMinuteOf } from '../../shared/time-words.ts';
import { Told } from '../../shared/told.tsx';
import { useWords } from '../../shared/words.ts';
import { respondWords } from '../../words/case-respond.ts';
import { useCaseDesk } from '../../shared/command-form/case-desk.ts';
import { CommandForm } from '../../shared/command-form/command-form.tsx';
import { ReasonButton } from '../frame/reason-button.tsx';
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
          foresees
        />
      )}
    </section>
  );
}

function ConferenceForm() {
  const { page } = useCaseDesk();
  const say = useWords(respondWords);
  const [heldAt, setHeldAt] = useState(() => toWall(serverNow()));
  const [spokesperson, setSpokesperson] = useState(page.case.judgment?.plan.spokesperson ?? '');
  const [link, setLink] = useState('');
  const at = fromWall(heldAt);
  const errors = [
    ...need('held-at', at !== undefined, say('needHeldAt')),
    ...need('conference-spokesperson', spokesperson.trim() !== '', say('needSpokesperson')),
    ...need('conference-link', /^https?:\/\/./.test(link), say('needLink')),
  ];
  return (
    <CommandForm
      submit={say('recordConference')}
      isPlain
      asked={
        at === undefined || errors.length > 0
          ? { errors }
          : { command: { kind: 'record-press-conference', at, spokesperson, link } }
      }
      foresees
    >
      <TextField
        id="held-at"
        label={say('heldAt')}
        type="datetime-local"
        value={heldAt}
        onChange={(event) => setHeldAt(event.target.value)}
      />
      <TextField
        id="conference-spokesperson"
        label={say('spokesperson')}
        maxLength={100}
        value={spokesperson}
        onChange={(event) => setSpokesperson(event.target.value)}
      />
      <TextField
        id="conference-link"
        label={say('link')}
        type="url"
        maxLength={2000}
        value={link}
        onChange={(event) => setLink(event.target.value)}
      />
    </CommandForm>
  );
}
