import type { Reply } from '../shared/api.ts';

export type User = Reply<'GET /api/users'>['users'][number];
export type AccountRole = User['roles'][number];
