import { createContext, useContext } from 'react';
import type { CommandKind } from '../../../domain/case/commands.ts';
import type { Reply } from '../api.ts';

export type CasePage = Reply<'GET /api/cases/:id'>;
export type Case = CasePage['case'];
export type TaggedItem = CasePage['items'][number];

/** The case that the person works on, and what they may do with it. */
export interface CaseDesk {
  page: CasePage;
  reload: () => void;
}

/** Given by the case screen to its parts. */
export const CaseDeskContext = createContext<CaseDesk | undefined>(undefined);

/** The case of the page; only for parts of the case screen. */
export function useCaseDesk(): CaseDesk & { may: (...kinds: CommandKind[]) => boolean } {
  const desk = useContext(CaseDeskContext);
  if (!desk) throw new Error('useCaseDesk stands outside the case screen');
  const { allowed } = desk.page;
  return { ...desk, may: (...kinds) => kinds.some((kind) => allowed.includes(kind)) };
}
