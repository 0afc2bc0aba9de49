import { useState } from 'react';
import { Dialog } from '../../shared/dialog.tsx';
import { Select, TextArea } from '../../shared/fields.tsx';
import { fullMinuteOf, useDuration } from '../../shared/time-words.ts';
import { Told } from '../../shared/told.tsx';
import { useCodes, useWords } from '../../shared/words.ts';
import { caseCodeWords } from '../../words/case-codes.ts';
import { caseWords } from '../../words/case.ts';
import { evaluateWords } from '../../words/case-evaluate.ts';
import { useCaseDesk, type Case } from '../frame/case-desk.ts';
import { CommandProblem } from '../frame/command-problem.tsx';
import { ReasonButton } from '../frame/reason-dialog.tsx';
import { useCommand } from '../frame/use-command.ts';

type Breach = Case['breaches'][number];

const faults = ['处置不得力', '回应不妥当', '报告不及时'] as const;

/** Every missed deadline: how late, what was said about it, and the conclusion that it needs. */
export function BreachCard() {
  const { page } = useCaseDesk();
  const say = useWords(evaluateWords);
  const { breaches } = page.case;
  return (
    <section className="card" aria-labelledby="breach-conclusions">
      <h2 id="breach-conclusions" tabIndex={-1}>
        {say('breaches')}
      </h2>
      {breaches.length === 0 && <p className="quiet">{say('breachNone')}</p>}
      <ul>
        {breaches.map((breach) => (
          <li key={breach.id}>
            <OneBreach breach={breach} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function OneBreach({ breach }: { breach: Breach }) {
  const { may } = useCaseDesk();
  const say = useWords(evaluateWords);
  const told = useWords(caseWords);
  const code = useCodes(caseCodeWords);
  const duration = useDuration();
  const [isOpen, setIsOpen] = useState(false);
  const { id, clockName, dueAt, lateByMs, notes, conclusion } = breach;
  const verdict = conclusion?.verdict;
  return (
    <>
      <p className="sentence">
        <strong className="clock overdue">
          ▲{' '}
          {lateByMs === undefined
            ? told('breachOpen')
            : told('breachLate', { d: duration(lateByMs) })}
        </strong>{' '}
        <Told>{clockName}</Told> <span className="quiet">{fullMinuteOf(dueAt)}</span>
      </p>
      {notes.map((note) => (
        <p key={note.at + note.text} className="sentence quiet">
          <Told>{`${note.by.name}: ${note.text}`}</Told>
        </p>
      ))}
      {verdict && (
        <p className="sentence">
          ✓ {code(verdict.kind)}{' '}
          {verdict.kind === '问责' ? (
            <>
              <Told>{verdict.department}</Told> · {code(verdict.fault)} ·{' '}
              <Told>{verdict.measure}</Told>
            </>
          ) : (
            <Told>{verdict.statement}</Told>
          )}
        </p>
      )}
      <div className="row">
        {!verdict && may('annotate-breach') && (
          <ReasonButton
            label={say('annotate')}
            commandOf={(text) => ({ kind: 'annotate-breach', breachId: id, text })}
          />
        )}
        {!verdict && may('conclude-breaches') && (
          <button type="button" onClick={() => setIsOpen(true)}>
            {say('conclude')}
          </button>
        )}
      </div>
      {isOpen && <ConclusionDialog breach={breach} onClose={() => setIsOpen(false)} />}
    </>
  );
}

function ConclusionDialog({ breach, onClose }: { breach: Breach; onClose: () => void }) {
  const { page } = useCaseDesk();
  const say = useWords(evaluateWords);
  const code = useCodes(caseCodeWords);
  const { give, failure, isGiving } = useCommand();
  const [kind, setKind] = useState<'问责' | '免责说明'>('免责说明');
  const [fault, setFault] = useState<(typeof faults)[number]>('处置不得力');
  const [words, setWords] = useState('');
  const [isTried, setIsTried] = useState(false);
  const department = page.case.lead?.department.name ?? '—';
  async function submit(): Promise<void> {
    setIsTried(true);
    if (words.trim() === '') return;
    const verdict =
      kind === '问责'
        ? ({ kind, department, fault, measure: words } as const)
        : ({ kind, statement: words } as const);
    const command = { kind: 'conclude-breaches' as const, breachIds: [breach.id], verdict };
    if (await give(command, say('conclude'))) onClose();
  }
  return (
    <Dialog title={say('conclude')} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <CommandProblem failure={failure} onAgain={() => void submit()} />
        <Select
          id="verdict"
          label={say('verdict')}
          value={kind}
          onChange={(event) => setKind(event.target.value === '问责' ? '问责' : '免责说明')}
        >
          <option value="免责说明">{code('免责说明')}</option>
          <option value="问责">{code('问责')}</option>
        </Select>
        {kind === '问责' && (
          <>
            <p>
              {say('department')}: <Told>{department}</Told>
            </p>
            <Select
              id="fault"
              label={say('fault')}
              value={fault}
              onChange={(event) =>
                setFault(faults.find((one) => one === event.target.value) ?? fault)
              }
            >
              {faults.map((one) => (
                <option key={one} value={one}>
                  {code(one)}
                </option>
              ))}
            </Select>
          </>
        )}
        <TextArea
          id="verdict-words"
          label={say(kind === '问责' ? 'measure' : 'statement')}
          maxLength={2000}
          value={words}
          error={isTried && words.trim() === '' ? say('needWords') : undefined}
          onChange={(event) => setWords(event.target.value)}
        />
        <button type="submit" className="primary" disabled={isGiving}>
          {say('conclude')}
        </button>
      </form>
    </Dialog>
  );
}
