import { Link } from 'wouter';
import { hasRole, useVisit } from '../shared/session.ts';
import { useResource } from '../shared/resource.ts';
import { useWords } from '../shared/words.ts';
import { shellWords } from '../words/shell.ts';

/** How the office stands in three words: overdue, due within the hour, and whether collection works. */
export function Pulse() {
  const { session } = useVisit();
  const say = useWords(shellWords);
  const isAdministrator = hasRole(session, ['system-admin', 'security-admin', 'audit-admin']);
  const { reply } = useResource('GET /api/queue', isAdministrator ? undefined : {}, {
    refreshOn: ['case-events'],
  });
  if (!reply) return <div className="pulse" />;
  return (
    <div className="pulse">
      <Link href="/queue?view=overdue" className={reply.overdue > 0 ? 'clock overdue' : ''}>
        {say('overdueCount', { n: reply.overdue })}
      </Link>
      <Link href="/queue?view=hour" className={reply.dueWithinHour > 0 ? 'clock near' : ''}>
        {say('dueSoonCount', { n: reply.dueWithinHour })}
      </Link>
    </div>
  );
}
