import { Link } from 'wouter';
import { useResource } from '../../shared/resource.ts';
import { Empty, Shown } from '../../shared/states.tsx';
import { useWords } from '../../shared/words.ts';
import { evaluateWords } from '../../words/case-evaluate.ts';
import { useCaseDesk } from '../../shared/command-form/case-desk.ts';
import { AssessmentForm } from './assessment-form.tsx';
import { BreachCard } from './breach-card.tsx';
import { ExternalForm } from './external-form.tsx';
import { IndicatorTable } from './indicator-table.tsx';
import { PraiseCard } from './praise-card.tsx';
import { RubricTable } from './rubric-table.tsx';
import { SignCard } from './sign-card.tsx';

/** 评估: what was measured, what people scored blind, the breaches, and the leader's signature. */
export function EvaluateTab() {
  const { page, may } = useCaseDesk();
  const say = useWords(evaluateWords);
  const { id, stage, evaluations } = page.case;
  const resource = useResource(
    'GET /api/cases/:id/evaluation',
    { params: { id } },
    { refreshOn: ['case-events'] },
  );
  if (stage !== '评估' && evaluations.length === 0) {
    return (
      <>
        <Empty title={say('tooEarly')}>
          <p>{say('tooEarlyHint')}</p>
        </Empty>
        <div className="case-cards">
          <BreachCard />
          <PraiseCard />
        </div>
      </>
    );
  }
  return (
    <Shown resource={resource}>
      {(evaluation) => (
        <div className="case-columns">
          <div className="case-main">
            <IndicatorTable evaluation={evaluation} />
            <RubricTable evaluation={evaluation} />
            {may('assess') && <AssessmentForm evaluation={evaluation} onGiven={resource.reload} />}
          </div>
          <div className="case-aside">
            <BreachCard />
            <PraiseCard />
            {may('record-external-score') && <ExternalForm onGiven={resource.reload} />}
            <SignCard evaluation={evaluation} />
            <p>
              <Link href={`/cases/${id}/print/evaluation`} className="button">
                {say('printEvaluation')}
              </Link>
            </p>
          </div>
        </div>
      )}
    </Shown>
  );
}
