import { Link } from 'wouter';
import { Checkbox, FieldSet, Radios, TextArea, TextField } from '../../shared/fields.tsx';
import { useLabel } from '../../shared/label.ts';
import { Told } from '../../shared/told.tsx';
import { useUnsentText } from '../../shared/unsent-text.ts';
import { useCodes, useWords } from '../../shared/words.ts';
import { caseCodeWords } from '../../words/case-codes.ts';
import { judgeWords } from '../../words/case-judge.ts';
import { domainWords } from '../../words/domain.ts';
import { useCaseDesk } from '../../shared/command-form/case-desk.ts';
import { CommandForm } from '../../shared/command-form/command-form.tsx';
import { determinationOf, dispositions, severities, truths } from './determination.ts';

/** Puts a determination forward and shows beforehand which clocks it will start. */
export function DeterminationForm() {
  const { page } = useCaseDesk();
  const say = useWords(judgeWords);
  const label = useLabel();
  const code = useCodes(caseCodeWords);
  const word = useCodes(domainWords);
  const { id: caseId, version: caseVersion, severity, lead } = page.case;
  const text = useUnsentText(
    { caseId, form: 'determination', caseVersion },
    {
      severity: severity?.level ?? '',
      truth: '',
      dispositions: '',
      form: say('formExample'),
      channel: '',
      spokesperson: '',
      noReferralReason: '',
    },
  );
  const { fields } = text;
  const chosen = fields.dispositions.split(' ');
  const choose = (disposition: string, isChosen: boolean) => {
    const others = chosen.filter((one) => one !== disposition && one !== '');
    text.set({ dispositions: (isChosen ? [...others, disposition] : others).join(' ') });
  };
  return (
    <CommandForm
      title={say('determine')}
      submit={say('propose')}
      asked={determinationOf(fields, say)}
      sides={[
        {
          name: say('severity'),
          mine: word(fields.severity),
          current: word(severity?.level ?? ''),
        },
      ]}
      text={text}
      foresees
    >
      <p className="quiet">{say('determineHint')}</p>
      <p className="sentence">
        <strong>{label(say('lead'))}</strong>
        {lead ? <Told>{lead.department.name}</Told> : say('leadMissing')}{' '}
        {lead ? (
          <span className="quiet">{code(lead.basis)}</span>
        ) : (
          <Link href={`/cases/${caseId}/consult`}>{say('nameLead')}</Link>
        )}
      </p>
      <Radios
        id="severity"
        legend={say('severity')}
        hint={say('severityHint')}
        options={severities.map((one) => [one, word(one)])}
        value={fields.severity}
        onChoose={(value) => text.set({ severity: value })}
      />
      <Radios
        id="truth"
        legend={say('truth')}
        options={truths.map((one) => [one, code(one)])}
        value={fields.truth}
        onChoose={(value) => text.set({ truth: value })}
      />
      <FieldSet id="dispositions" legend={say('dispositions')}>
        <p className="quiet">{say('dispositionsHint')}</p>
        {dispositions.map((one) => (
          <Checkbox
            key={one}
            label={code(one)}
            checked={chosen.includes(one)}
            onChange={(event) => choose(one, event.target.checked)}
          />
        ))}
      </FieldSet>
      {chosen.includes('D6') && (
        <>
          <TextArea
            id="no-referral"
            label={say('noReferral')}
            hint={say('noReferralHint')}
            rows={2}
            maxLength={2000}
            value={fields.noReferralReason}
            onChange={(event) => text.set({ noReferralReason: event.target.value })}
          />
          <p>
            <Link href={`/cases/${caseId}/handover`}>{say('handOverFirst')}</Link>
          </p>
        </>
      )}
      <div className="fields-in-row">
        {(['form', 'channel', 'spokesperson'] as const).map((name) => (
          <TextField
            key={name}
            id={name}
            label={say(name)}
            maxLength={100}
            value={fields[name]}
            onChange={(event) => text.set({ [name]: event.target.value })}
          />
        ))}
      </div>
    </CommandForm>
  );
}
