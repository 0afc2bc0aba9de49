import { Link } from 'wouter';
import { Empty } from '../../shared/states.tsx';
import { useWords } from '../../shared/words.ts';
import { judgeWords } from '../../words/case-judge.ts';
import { ConsultationCard } from '../consult/consultation-card.tsx';
import { useCaseDesk } from '../../shared/command-form/case-desk.ts';
import { DeterminationForm } from './determination-form.tsx';
import { JudgmentFacts } from './judgment-facts.tsx';
import { ProposalCard } from './proposal-card.tsx';

/** 研判: what is put forward, what it will start, the second word, and what is in force. */
export function JudgeTab() {
  const { page, may } = useCaseDesk();
  const say = useWords(judgeWords);
  const { id, judgment, severity, proposal, stage } = page.case;
  const consulted = page.case.consultations.at(-1);
  const isProposed = proposal?.content.kind === 'determination';
  const mayDetermine = stage === '研判' && !proposal && may('determine');
  return (
    <div className="case-columns">
      <div className="case-main">
        {isProposed && <ProposalCard />}
        {judgment && (
          <section className="card" aria-labelledby="judgment">
            <h2 id="judgment">{say('inForce')}</h2>
            <JudgmentFacts judgment={judgment} severity={severity?.level} />
            <Link href={`/cases/${id}/print/judgment`} className="button">
              {say('printJudgment')}
            </Link>
          </section>
        )}
        {mayDetermine && <DeterminationForm />}
        {!isProposed && !judgment && !mayDetermine && (
          <Empty title={say('waiting')}>
            <p>{say('waitingHint')}</p>
          </Empty>
        )}
      </div>
      <div className="case-aside">{consulted && <ConsultationCard consultation={consulted} />}</div>
    </div>
  );
}
