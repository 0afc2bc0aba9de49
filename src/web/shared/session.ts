import { createContext, useContext } from 'react';
import type { Role } from '../../domain/actor.ts';
import type { Reply } from './api.ts';

export type Session = Reply<'GET /api/session'>;
export type Office = Reply<'GET /api/office'>;

/** Who is signed in where, and what ends or changes that. */
export interface Visit {
  office: Office;
  session: Session;
  signOut: () => void;
}

/** Given by the shell to every screen behind the sign-in. */
export const VisitContext = createContext<Visit | undefined>(undefined);

/** Who is signed in; only for screens behind the sign-in. */
export function useVisit(): Visit {
  const visit = useContext(VisitContext);
  if (!visit) throw new Error('useVisit stands outside the signed-in shell');
  return visit;
}

/** Whether the person has one of the roles. */
export function hasRole({ roles }: Pick<Session, 'roles'>, wanted: readonly Role[]): boolean {
  return wanted.some((role) => roles.includes(role));
}
