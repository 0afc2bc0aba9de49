import { useResource } from '../shared/resource.ts';
import { Empty, Shown } from '../shared/states.tsx';
import { useWords } from '../shared/words.ts';
import { cockpitWords } from '../words/cockpit.ts';
import { SignCard } from './sign-card.tsx';

const shownAtOnce = 20;

/** 待签评估: each with its evidence beside what was answered, to be signed or sent back. */
export function SignDesk() {
  const say = useWords(cockpitWords);
  const resource = useResource(
    'GET /api/cockpit/cases',
    { query: { figure: 'to-sign', limit: shownAtOnce } },
    { refreshOn: ['case-events'] },
  );
  return (
    <Shown resource={resource}>
      {({ total, cases }) => (
        <>
          {total > cases.length && (
            <p role="status">{say('listFirst', { n: total, m: cases.length })}</p>
          )}
          {total === 0 && (
            <Empty title={say('toSignEmpty')}>
              <p>{say('toSignHint')}</p>
            </Empty>
          )}
          {cases.map((one) => (
            <SignCard key={one.id} caseId={one.id} onDone={resource.reload} />
          ))}
        </>
      )}
    </Shown>
  );
}
