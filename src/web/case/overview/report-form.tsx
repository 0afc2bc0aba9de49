import { useCaseDesk } from '../../shared/command-form/case-desk.ts';
import { CommandForm } from '../../shared/command-form/command-form.tsx';
import { TextArea, TextField } from '../../shared/fields.tsx';
import { need } from '../../shared/need.ts';
import { useUnsentText } from '../../shared/unsent-text.ts';
import { useWords } from '../../shared/words.ts';
import { caseActionWords } from '../../words/case-actions.ts';

/** What was reported upward, and to whom; stops the clock of the report. */
export function ReportForm({ onDone }: { onDone: () => void }) {
  const { page } = useCaseDesk();
  const say = useWords(caseActionWords);
  const { id: caseId, version: caseVersion } = page.case;
  const text = useUnsentText({ caseId, form: 'report', caseVersion }, { to: '', summary: '' });
  const { to, summary } = text.fields;
  const errors = [
    ...need('report-to', to.trim() !== '', say('needReportTo')),
    ...need('report-summary', summary.trim() !== '', say('needSummary')),
  ];
  return (
    <CommandForm
      submit={say('submit')}
      what={say('reportUpward')}
      asked={errors.length > 0 ? { errors } : { command: { kind: 'report-upward', to, summary } }}
      text={text}
      foresees
      onDone={onDone}
    >
      <TextField
        id="report-to"
        label={say('reportTo')}
        maxLength={100}
        value={to}
        onChange={(event) => text.set({ to: event.target.value })}
      />
      <TextArea
        id="report-summary"
        label={say('summary')}
        maxLength={2000}
        value={summary}
        onChange={(event) => text.set({ summary: event.target.value })}
      />
    </CommandForm>
  );
}
