import type { ReactNode } from 'react';
import type { CommandKind } from '../../../domain/case/commands.ts';
import { useCaseDesk } from '../../shared/command-form/case-desk.ts';
import { CommandForm } from '../../shared/command-form/command-form.tsx';
import { DialogButton } from '../../shared/dialog.tsx';
import { useVisit } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import { caseActionWords } from '../../words/case-actions.ts';
import { ReasonButton } from '../frame/reason-button.tsx';
import { AssignForm } from './assign-form.tsx';
import { GradeForm } from './grade-form.tsx';
import { PrioritiesForm } from './priorities-form.tsx';
import { ReopenForm } from './reopen-form.tsx';
import { ReportForm } from './report-form.tsx';
import { TimesForm } from './times-form.tsx';

type Action = {
  kind: CommandKind;
  label: string;
  form: (props: { onDone: () => void }) => ReactNode;
};

/** What can be done with the case as a whole; only what this person may do at this stage is offered. */
export function CaseActions() {
  const { page, may } = useCaseDesk();
  const say = useWords(caseActionWords);
  const { session } = useVisit();
  const { assignee, proposal } = page.case;
  const hasClaimed = assignee?.claimedAt !== undefined && assignee.person.id === session.id;
  const mayGiveBack = may('unclaim') && hasClaimed;
  const actions: readonly Action[] = [
    { kind: 'assign', label: say(assignee ? 'reassign' : 'assign'), form: AssignForm },
    { kind: 'set-severity', label: say('grade'), form: GradeForm },
    { kind: 'set-priorities', label: say('setPriorities'), form: PrioritiesForm },
    { kind: 'correct-times', label: say('correctTimes'), form: TimesForm },
    { kind: 'report-upward', label: say('reportUpward'), form: ReportForm },
    { kind: 'reopen', label: say('reopen'), form: ReopenForm },
  ];
  const offered = actions.filter(({ kind }) => may(kind));
  if (offered.length === 0 && !may('claim', 'dismiss', 'send-back')) return null;
  return (
    <section className="card" aria-labelledby="actions">
      <h2 id="actions">{say('actions')}</h2>
      {may('claim') && assignee?.claimedAt === undefined && (
        <CommandForm submit={say('claim')} asked={{ command: { kind: 'claim' } }} />
      )}
      <div className="row">
        {offered.map(({ kind, label, form: ActionForm }) => (
          <DialogButton key={kind} label={label}>
            {(close) => <ActionForm onDone={close} />}
          </DialogButton>
        ))}
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
            foresees
          />
        )}
      </div>
      {mayGiveBack && (
        <CommandForm submit={say('unclaim')} isPlain asked={{ command: { kind: 'unclaim' } }}>
          <p className="quiet">{say('unclaimHint')}</p>
        </CommandForm>
      )}
    </section>
  );
}
