import type { Role } from '../../actor.ts';
import type { Proposal } from '../case.ts';
import type { CommandKind } from '../commands.ts';
import type { RefusalReason } from '../refusal.ts';
import type { Stage } from '../stage.ts';

/** One row of the table: who may give which command in which stages, and where it leads. */
export interface Rule {
  /** `T1`–`T10` move the case; the others leave it in its stage. */
  id: string;
  command: CommandKind;
  /** Empty: there is no case yet. */
  from: readonly Stage[];
  /** Absent: the stage stays. `back` is one stage back, `restore` where the merge found it. */
  to?: Stage | 'back' | 'restore';
  roles: readonly Role[];
  /** With `approve`: which proposal the second person decides. */
  proposal?: Proposal['kind'];
  /** Stages of `from` that are open to it only for 重大 and graver. */
  severeOnly?: readonly Stage[];
  /** What it may be refused for, beyond stage, role and the size of the case. */
  unless: readonly RefusalReason[];
  clause: string;
}

export const live = ['收集', '会商', '研判', '回应', '评估'] as const;
/** From 研判 on; before that only where 重大 or graver. */
export const answering = { from: live, severeOnly: ['收集', '会商'] } as const;

export const office = ['coordinator', 'office-head'] as const;
export const department = ['handler', 'department-head'] as const;
export const leaders = ['leader', 'principal'] as const;
export const people = ['analyst', ...office, ...department, 'publisher', ...leaders] as const;
export const signers = ['reviewer', 'secrecy-reviewer', 'department-head', ...leaders] as const;

/** The clauses that the rows rest on. */
export const clauses = {
  stages: 'seed 000 二（二）3',
  duty: 'seed 000 二（二）1',
  focus: 'seed 000 二（二）2',
  gates: 'seed 000 四（一）',
  time: '国办发〔2016〕61号',
  own: '内部规定',
} as const;
