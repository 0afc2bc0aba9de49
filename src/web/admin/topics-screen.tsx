import { useResource } from '../shared/resource.ts';
import { hasRole, useVisit } from '../shared/session.ts';
import { Shown } from '../shared/states.tsx';
import { useWords } from '../shared/words.ts';
import { topicsWords } from '../words/admin-topics.ts';
import { Editable } from './editable.tsx';
import { OpeningEditor } from './opening-editor.tsx';
import { RuleTables } from './rule-tables.tsx';
import { TopicTrial } from './topic-trial.tsx';
import { WatchList } from './watch-list.tsx';
import './admin.css';

/** 收集重点规则: what is looked for and what opens a case; an expression is tried before it counts. */
export function TopicsScreen() {
  const say = useWords(topicsWords);
  const { session } = useVisit();
  const resource = useResource('GET /api/profile', {});
  // the system administrator sees no collected text (GB/T 22239: three administrators)
  const seesContent = !hasRole(session, ['system-admin']);
  return (
    <>
      <h1>{say('title')}</h1>
      {seesContent && <TopicTrial />}
      {seesContent && <WatchList />}
      <Shown resource={resource}>
        {(reply) => (
          <Editable
            reply={reply}
            name={say('edit')}
            editor={OpeningEditor}
            onApplied={resource.reload}
          >
            <RuleTables profile={reply.profile} />
          </Editable>
        )}
      </Shown>
    </>
  );
}
