import { useState, type ReactNode } from 'react';
import { Link } from 'wouter';
import type { Reply } from '../shared/api.ts';
import { Clock } from '../shared/clock.tsx';
import { hasRole, useVisit } from '../shared/session.ts';
import { minuteOf } from '../shared/time-words.ts';
import { Told } from '../shared/told.tsx';
import { useCodes, useWords } from '../shared/words.ts';
import { caseCodeWords } from '../words/case-codes.ts';
import { departmentWords } from '../words/department.ts';
import { NotOursDialog } from './not-ours-dialog.tsx';

type Department = Reply<'GET /api/department'>;
type Asked = Department['consultations'][number];

/** The three lists of a department and how it has kept its own deadlines. */
export function Desk({ department, onDone }: { department: Department; onDone: () => void }) {
  const say = useWords(departmentWords);
  const code = useCodes(caseCodeWords);
  const { session } = useVisit();
  const [notOurs, setNotOurs] = useState<Asked>();
  const { consultations, toRespond, returned, compliance } = department;
  const mayReply =
    session.department === department.id && hasRole(session, ['handler', 'department-head']);
  return (
    <>
      <TaskList title={say('consultations')} done={say('consultationsDone')}>
        {consultations.map((asked) => (
          <Task
            key={asked.case.id + asked.consultationId}
            task={asked}
            tab="consult"
            sentence={say('asked', { name: asked.convenedBy, t: minuteOf(asked.convenedAt) })}
            detail={asked.question}
          >
            {mayReply && (
              <button
                type="button"
                className="task-aside"
                aria-label={say('notOursTitle', { number: asked.case.number })}
                onClick={() => setNotOurs(asked)}
              >
                {say('notOurs')}
              </button>
            )}
          </Task>
        ))}
      </TaskList>
      <TaskList title={say('toRespond')} done={say('toRespondDone')}>
        {toRespond.map((task) => (
          <Task
            key={task.case.id}
            task={task}
            tab="respond"
            sentence={task.drafts === 0 ? say('noDraft') : say('drafts', { n: task.drafts })}
          />
        ))}
      </TaskList>
      <TaskList title={say('returned')} done={say('returnedDone')}>
        {returned.map((task) => (
          <Task
            key={task.case.id + task.draftId}
            task={task}
            tab="respond"
            sentence={say('returnedBy', {
              name: task.by,
              t: minuteOf(task.at),
              gate: code(task.gate),
            })}
            detail={task.reason}
          />
        ))}
      </TaskList>
      <section aria-labelledby="compliance">
        <h2 id="compliance">{say('compliance')}</h2>
        <p className="number">
          {compliance.of === 0
            ? say('keptNone')
            : say('kept', { met: compliance.met, of: compliance.of })}
        </p>
      </section>
      {notOurs && (
        <NotOursDialog
          asked={notOurs}
          department={department.id}
          onDone={onDone}
          onClose={() => setNotOurs(undefined)}
        />
      )}
    </>
  );
}

function TaskList(props: { title: string; done: string; children: readonly ReactNode[] }) {
  const { title, done, children } = props;
  return (
    <section aria-label={title}>
      <h2>
        {title} <span className="number">{children.length}</span>
      </h2>
      {children.length === 0 ? (
        <p className="quiet">✓ {done}</p>
      ) : (
        <ul className="task-list">{children}</ul>
      )}
    </section>
  );
}

/** One task: the whole row opens the case where the task is done. */
function Task(props: {
  task: Pick<Asked, 'case' | 'clock'>;
  tab: string;
  sentence: string;
  detail?: string;
  children?: ReactNode;
}) {
  const { task, tab, sentence, detail, children } = props;
  const { id, number, title } = task.case;
  return (
    <li className="task">
      <div className="task-words">
        <Link href={`/cases/${id}/${tab}`} className="task-link sentence">
          <Told>{title}</Told>
        </Link>
        <p className="quiet">
          {number} · <Told>{sentence}</Told>
        </p>
        {detail !== undefined && (
          <p className="sentence">
            <Told>{detail}</Told>
          </p>
        )}
      </div>
      <div className="task-clock">
        <Clock clock={task.clock} />
        {children}
      </div>
    </li>
  );
}
