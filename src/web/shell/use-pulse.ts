import type { Reply } from '../shared/api.ts';
import { useResource } from '../shared/resource.ts';
import { hasRole, useVisit } from '../shared/session.ts';

/** How the office stands, read anew as cases change; nothing for the three administrators, who see no cases. */
export function usePulse(): { reply?: Reply<'GET /api/pulse'>; reload: () => void } {
  const { session } = useVisit();
  const isAdministrator = hasRole(session, ['system-admin', 'security-admin', 'audit-admin']);
  return useResource('GET /api/pulse', isAdministrator ? undefined : {}, {
    refreshOn: ['case-events'],
  });
}
