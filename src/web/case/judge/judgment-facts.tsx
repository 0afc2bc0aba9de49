import { useCodes, useWords } from '../../shared/words.ts';
import { caseCodeWords } from '../../words/case-codes.ts';
import { judgeWords } from '../../words/case-judge.ts';
import { domainWords } from '../../words/domain.ts';
import { useCaseDesk, type Case } from '../../shared/command-form/case-desk.ts';
import { Facts } from '../frame/facts.tsx';

type Judgment = NonNullable<Case['judgment']>;

/** A determination as a list of what was found and how it will be answered. */
export function JudgmentFacts(props: { judgment: Judgment; severity: string | undefined }) {
  const { truth, dispositions, plan, noReferralReason } = props.judgment;
  const { page } = useCaseDesk();
  const say = useWords(judgeWords);
  const code = useCodes(caseCodeWords);
  const word = useCodes(domainWords);
  const { lead } = page.case;
  return (
    <>
      <Facts
        rows={[
          [say('severity'), props.severity === undefined ? '' : word(props.severity)],
          [say('truth'), code(truth)],
          [say('lead'), lead ? `${lead.department.name} · ${code(lead.basis)}` : ''],
          [say('form'), plan.form],
          [say('channel'), plan.channel],
          [say('spokesperson'), plan.spokesperson],
          [say('noReferral'), noReferralReason ?? ''],
        ]}
      />
      <ul>
        {dispositions.map((disposition) => (
          <li key={disposition}>{code(disposition)}</li>
        ))}
      </ul>
    </>
  );
}
