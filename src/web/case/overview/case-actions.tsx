import { useState } from 'react';
import type { Severity } from '../../../domain/priority.ts';
import { Dialog } from '../../shared/dialog.tsx';
import { Checkbox, Select, TextArea, TextField } from '../../shared/fields.tsx';
import { useCodes, useWords } from '../../shared/words.ts';
import { caseWords } from '../../words/case.ts';
import { domainWords } from '../../words/domain.ts';
import { useCaseDesk } from '../frame/case-desk.ts';
import { CommandProblem } from '../frame/command-problem.tsx';
import { ForeseenClocks } from '../frame/foreseen-clocks.tsx';
import { ReasonButton } from '../frame/reason-dialog.tsx';
import { useCommand } from '../frame/use-command.ts';
import { severities } from '../judge/determination.ts';

/** What can be done with the case as a whole; only what this person may do is offered. */
export function CaseActions() {
  const { page, may } = useCaseDesk();
  const say = useWords(caseWords);
  const { give, failure } = useCommand();
  const [dialog, setDialog] = useState<'grade' | 'report'>();
  const { assignee, proposal } = page.case;
  const claim = () => void give({ kind: 'claim' }, say('claim'));
  const isUnclaimed = assignee?.claimedAt === undefined;
  const isIdle = !may('claim', 'set-severity', 'report-upward', 'dismiss', 'send-back');
  if (isIdle) return null;
  return (
    <section className="card" aria-labelledby="actions">
      <h2 id="actions">{say('actions')}</h2>
      <CommandProblem failure={failure} onAgain={claim} />
      <div className="row">
        {may('claim') && isUnclaimed && (
          <button type="button" className="primary" onClick={claim}>
            {say('claim')}
          </button>
        )}
        {may('set-severity') && (
          <button type="button" onClick={() => setDialog('grade')}>
            {say('grade')}
          </button>
        )}
        {may('report-upward') && (
          <button type="button" onClick={() => setDialog('report')}>
            {say('reportUpward')}
          </button>
        )}
        {may('dismiss') && !proposal && (
          <ReasonButton
            label={say('dismiss')}
            commandOf={(reason) => ({ kind: 'dismiss', reason })}
          />
        )}
        {may('send-back') && (
          <ReasonButton
            label={say('sendBack')}
            commandOf={(reason) => ({ kind: 'send-back', reason })}
          />
        )}
      </div>
      {dialog === 'grade' && <GradeDialog onClose={() => setDialog(undefined)} />}
      {dialog === 'report' && <ReportDialog onClose={() => setDialog(undefined)} />}
    </section>
  );
}

function GradeDialog({ onClose }: { onClose: () => void }) {
  const { page } = useCaseDesk();
  const say = useWords(caseWords);
  const word = useCodes(domainWords);
  const { give, failure, isGiving } = useCommand();
  const [level, setLevel] = useState<Severity>(page.case.severity?.level ?? '一般');
  const [confirmed, setConfirmed] = useState(true);
  const [reason, setReason] = useState('');
  const command = {
    kind: 'set-severity',
    level,
    confirmed,
    ...(reason.trim() === '' ? {} : { reason }),
  } as const;
  const submit = async () => {
    if (await give(command, say('grade'))) onClose();
  };
  return (
    <Dialog title={say('gradeTitle')} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <CommandProblem failure={failure} onAgain={() => void submit()} />
        <p className="quiet">{say('gradeHint')}</p>
        <Select
          id="level"
          label={say('severity')}
          value={level}
          onChange={(event) =>
            setLevel(severities.find((one) => one === event.target.value) ?? level)
          }
        >
          {severities.map((one) => (
            <option key={one} value={one}>
              {word(one)}
            </option>
          ))}
        </Select>
        <TextArea
          id="grade-reason"
          label={`${say('reason')}${say('optional')}`}
          value={reason}
          maxLength={2000}
          onChange={(event) => setReason(event.target.value)}
        />
        <Checkbox
          label={say('confirmGrade')}
          checked={confirmed}
          onChange={(event) => setConfirmed(event.target.checked)}
        />
        <ForeseenClocks command={command} />
        <button type="submit" className="primary" disabled={isGiving}>
          {say('grade')}
        </button>
      </form>
    </Dialog>
  );
}

function ReportDialog({ onClose }: { onClose: () => void }) {
  const say = useWords(caseWords);
  const { give, failure, isGiving } = useCommand();
  const [to, setTo] = useState('');
  const [summary, setSummary] = useState('');
  const submit = async () => {
    if (await give({ kind: 'report-upward', to, summary }, say('reportUpward'))) onClose();
  };
  return (
    <Dialog title={say('reportUpward')} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <CommandProblem failure={failure} onAgain={() => void submit()} />
        <TextField
          id="report-to"
          label={say('reportTo')}
          required
          maxLength={100}
          value={to}
          onChange={(event) => setTo(event.target.value)}
        />
        <TextArea
          id="report-summary"
          label={say('summary')}
          required
          maxLength={2000}
          value={summary}
          onChange={(event) => setSummary(event.target.value)}
        />
        <button type="submit" className="primary" disabled={isGiving}>
          {say('submit')}
        </button>
      </form>
    </Dialog>
  );
}
