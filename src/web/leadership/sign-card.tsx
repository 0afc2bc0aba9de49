import { useState } from 'react';
import { Link } from 'wouter';
import type { Reply } from '../shared/api.ts';
import { giveCommand, type CaseCommand } from '../shared/case-command.ts';
import type { Problem } from '../shared/problem.ts';
import { useResource } from '../shared/resource.ts';
import { Shown } from '../shared/states.tsx';
import { minuteOf } from '../shared/time-words.ts';
import { toast } from '../shared/toasts.tsx';
import { Told } from '../shared/told.tsx';
import { useWords } from '../shared/words.ts';
import { cockpitWords } from '../words/cockpit.ts';
import { EvaluationTable } from './evaluation-table.tsx';
import { SendBackDialog } from './send-back-dialog.tsx';

type CasePage = Reply<'GET /api/cases/:id'>;

/** One evaluation that waits: what was answered, what it comes to, and the leader's two answers. */
export function SignCard({ caseId, onDone }: { caseId: string; onDone: () => void }) {
  const input = { params: { id: caseId } };
  const refresh = { refreshOn: ['case-events'] as const };
  const page = useResource('GET /api/cases/:id', input, refresh);
  const evaluation = useResource('GET /api/cases/:id/evaluation', input, refresh);
  return (
    <section className="card sign-card">
      <Shown resource={page}>
        {(shown) => (
          <>
            <h2>
              <Told>{shown.case.title}</Told> <span className="quiet">{shown.case.number}</span>
            </h2>
            <div className="sign-sides">
              <Answers page={shown} />
              <Shown resource={evaluation}>
                {(score) => <EvaluationTable evaluation={score} />}
              </Shown>
            </div>
            <Hand page={shown} onReload={page.reload} onDone={onDone} />
          </>
        )}
      </Shown>
    </section>
  );
}

function Answers({ page: { case: one } }: { page: CasePage }) {
  const say = useWords(cockpitWords);
  const confirmed = one.publications.flatMap(({ id, cycle, draftId, title, channel, state }) =>
    cycle === one.cycle && state.kind === 'confirmed'
      ? [{ id, title, channel, at: state.at, draft: one.drafts.find((d) => d.id === draftId) }]
      : [],
  );
  return (
    <div>
      <h3>{say('answer')}</h3>
      {confirmed.length === 0 && <p className="quiet">{say('noAnswer')}</p>}
      {confirmed.map(({ id, title, channel, at, draft }) => (
        <article key={id}>
          <strong>
            <Told>{title}</Told>
          </strong>
          <p className="quiet">
            <Told>{say('publishedAt', { t: minuteOf(at), channel })}</Told>
          </p>
          {draft && (
            <p className="sentence sign-answer">
              <Told>{draft.body}</Told>
            </p>
          )}
        </article>
      ))}
    </div>
  );
}

function Hand(props: { page: CasePage; onReload: () => void; onDone: () => void }) {
  const { page, onReload, onDone } = props;
  const say = useWords(cockpitWords);
  const [problem, setProblem] = useState<Problem | 'conflict'>();
  const [isReturning, setReturning] = useState(false);
  const { id, number, version } = page.case;

  async function give(command: CaseCommand, what: string): Promise<void> {
    const outcome = await giveCommand({ id, version }, command);
    setReturning(false);
    switch (outcome.kind) {
      case 'done':
        toast(say('done', { number, what }));
        return onDone();
      case 'conflict':
        setProblem('conflict');
        return onReload();
      case 'refused':
        return setProblem(outcome.problem);
    }
  }
  return (
    <>
      {problem !== undefined && (
        <p className="failure sentence" role="alert">
          {problem === 'conflict' ? (
            say('conflict')
          ) : (
            <>
              <strong>{say('refused')}</strong> <Told>{problem.message || problem.title}</Told>
            </>
          )}
        </p>
      )}
      <div className="row">
        {page.allowed.includes('archive') ? (
          <button
            type="button"
            className="primary"
            onClick={() => void give({ kind: 'archive' }, say('signed'))}
          >
            {say('signIt')}
          </button>
        ) : (
          <span className="quiet">{say('mayNotSign')}</span>
        )}
        {page.allowed.includes('send-back') && (
          <button type="button" onClick={() => setReturning(true)}>
            {say('sendBack')}
          </button>
        )}
        <Link href={`/cases/${id}/evaluate`}>{say('wholeCase')}</Link>
      </div>
      {isReturning && (
        <SendBackDialog
          number={number}
          onClose={() => setReturning(false)}
          onGive={(reason) => void give({ kind: 'send-back', reason }, say('sentBack'))}
        />
      )}
    </>
  );
}
