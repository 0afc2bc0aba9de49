import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import type { Role } from '../../domain/actor.ts';
import type { shellWords } from '../words/shell.ts';

type Word = keyof typeof shellWords.zh;
type ScreenComponent = ComponentType<{ params: Record<string, string | undefined> }>;

/** One screen: its address, its name, who may open it, and its code, loaded when it is first opened. */
export interface Screen {
  /** wouter pattern, e.g. `/cases/:id/:tab?`. */
  path: string;
  name: Word;
  roles: readonly Role[];
  /** Whether the navigation lists it; a case is reached from the queue. */
  isListed: boolean;
  component: LazyExoticComponent<ScreenComponent>;
}

// asked for while the session is still being read: most days begin at the queue
const isQueueLikely = ['/', '/queue', '/login'].includes(location.pathname);
const loadQueue = () => import('../queue/queue-screen.tsx');
const queueAhead = isQueueLikely ? loadQueue() : undefined;

const caseWorkers: readonly Role[] = [
  ...(['analyst', 'coordinator', 'office-head', 'handler', 'department-head'] as const),
  ...(['reviewer', 'secrecy-reviewer', 'publisher', 'leader', 'principal'] as const),
];
const departments: readonly Role[] = ['handler', 'department-head', 'coordinator', 'office-head'];
const leaders: readonly Role[] = ['leader', 'principal', 'coordinator', 'office-head'];
const administrators: readonly Role[] = ['system-admin', 'security-admin'];

/** Every screen, in the order of the navigation. */
export const screens: readonly Screen[] = [
  {
    path: '/queue',
    name: 'queue',
    roles: caseWorkers,
    isListed: true,
    component: lazy(async () => pick((await (queueAhead ?? loadQueue())).QueueScreen)),
  },
  {
    path: '/stories/:id?',
    name: 'stories',
    roles: caseWorkers,
    isListed: true,
    component: lazy(async () =>
      pick((await import('../stories/stories-screen.tsx')).StoriesScreen),
    ),
  },
  {
    path: '/dept',
    name: 'department',
    roles: departments,
    isListed: true,
    component: lazy(async () =>
      pick((await import('../department/department-screen.tsx')).DepartmentScreen),
    ),
  },
  {
    path: '/cockpit/:tab?',
    name: 'cockpit',
    roles: leaders,
    isListed: true,
    component: lazy(async () =>
      pick((await import('../leadership/cockpit-screen.tsx')).CockpitScreen),
    ),
  },
  {
    path: '/admin/sources',
    name: 'sources',
    roles: [...caseWorkers, 'system-admin'],
    isListed: true,
    component: lazy(async () => pick((await import('../admin/sources-screen.tsx')).SourcesScreen)),
  },
  {
    path: '/admin/topics',
    name: 'topics',
    roles: [...caseWorkers, 'system-admin'],
    isListed: true,
    component: lazy(async () => pick((await import('../admin/topics-screen.tsx')).TopicsScreen)),
  },
  {
    path: '/policies/:id?',
    name: 'policies',
    roles: caseWorkers,
    isListed: true,
    component: lazy(async () =>
      pick((await import('../admin/policies-screen.tsx')).PoliciesScreen),
    ),
  },
  {
    path: '/admin/clocks',
    name: 'clocks',
    roles: [...caseWorkers, 'system-admin'],
    isListed: true,
    component: lazy(async () => pick((await import('../admin/clocks-screen.tsx')).ClocksScreen)),
  },
  {
    path: '/admin/depts',
    name: 'departments',
    roles: [...caseWorkers, 'system-admin'],
    isListed: true,
    component: lazy(async () =>
      pick((await import('../admin/departments-screen.tsx')).DepartmentsScreen),
    ),
  },
  {
    path: '/admin/users',
    name: 'users',
    roles: administrators,
    isListed: true,
    component: lazy(async () => pick((await import('../admin/users-screen.tsx')).UsersScreen)),
  },
  {
    path: '/audit',
    name: 'audit',
    roles: ['audit-admin'],
    isListed: true,
    component: lazy(async () => pick((await import('../audit/audit-screen.tsx')).AuditScreen)),
  },
  {
    path: '/settings',
    name: 'settings',
    roles: [...caseWorkers, ...administrators, 'audit-admin'],
    isListed: false,
    component: lazy(async () =>
      pick((await import('../settings/settings-screen.tsx')).SettingsScreen),
    ),
  },
  {
    path: '/cases/:id/print/:document',
    name: 'print',
    roles: caseWorkers,
    isListed: false,
    component: lazy(async () => pick((await import('../print/print-screen.tsx')).PrintScreen)),
  },
  {
    path: '/cases/:id/:tab?',
    name: 'case',
    roles: caseWorkers,
    isListed: false,
    component: lazy(async () => pick((await import('../case/case-screen.tsx')).CaseScreen)),
  },
];

/** Where a person's day begins: analysts at the queue, departments at their desk, leaders at the cockpit. */
export function homeOf(roles: readonly Role[]): string {
  const homes: [string, readonly Role[]][] = [
    ['/queue', ['analyst', 'coordinator', 'office-head']],
    ['/dept', ['handler', 'department-head']],
    ['/cockpit', ['leader', 'principal']],
    ['/queue', caseWorkers],
    ['/audit', ['audit-admin']],
    ['/admin/users', administrators],
  ];
  const home = homes.find(([, forRoles]) => forRoles.some((role) => roles.includes(role)));
  return home?.[0] ?? '/queue';
}

function pick(component: ScreenComponent): { default: ScreenComponent } {
  return { default: component };
}
