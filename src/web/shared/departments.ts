import { useResource } from './resource.ts';

export interface DepartmentRef {
  id: string;
  name: string;
}

/** The departments of the office; none while they are loading. */
export function useDepartments(): readonly DepartmentRef[] {
  const { reply } = useResource('GET /api/departments', {});
  return (reply?.departments ?? []).map(({ id, name }) => ({ id, name }));
}
