import { z } from 'zod';
import {
  accountSchema,
  dutiesSchema,
  lacksDepartment,
  mixesAdministration,
  passwordSchema,
  type Account,
  type Duties,
} from './account.ts';
import { roleNames, type Actor } from './actor.ts';
import type { OfficeEvent } from './office-event.ts';
import type { Instant } from './time.ts';

/** What an administrator states to add an account. */
export const newAccountSchema = z.strictObject({
  id: accountSchema.shape.id,
  name: accountSchema.shape.name,
  ...dutiesSchema.shape,
  password: passwordSchema,
});
export type NewAccount = z.infer<typeof newAccountSchema>;

/** What an administrator may do to an account; it is never removed, for the audit names it. */
export const accountChangeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('set-duties'), ...dutiesSchema.shape }),
  z.strictObject({ kind: z.literal('reset-password'), password: passwordSchema }),
  z.strictObject({ kind: z.literal('disable') }),
  z.strictObject({ kind: z.literal('enable') }),
]);
export type AccountChange = z.infer<typeof accountChangeSchema>;

/** Why an account is not added or changed, in a sentence that says what would be right. */
export interface AccountRefused {
  kind: 'refused';
  reason:
    'not-permitted' | 'account-exists' | 'account-missing' | 'duties-impossible' | 'own-account';
  message: string;
}

export function refuseAccount(reason: AccountRefused['reason'], message: string): AccountRefused {
  return { kind: 'refused', reason, message };
}

/** The refusal of whoever is neither a system administrator nor the program itself. */
export function refuseAccountRole({ roles }: Actor): AccountRefused | undefined {
  if (roles.includes('system-admin') || roles.includes('system')) return undefined;
  const message = `您的岗位无权管理账号，须由${roleNames['system-admin']}办理`;
  return refuseAccount('not-permitted', message);
}

interface By {
  actor: Pick<Actor, 'id' | 'name'>;
  now: Instant;
}

interface ChangedAccount {
  account: Account;
  /** The line for the audit; no password stands in it. */
  event: OfficeEvent;
}

/** A new account under the hash of its password. */
export function addedAccount(
  { id, name, roles, department }: NewAccount,
  passwordHash: string,
  by: By,
): ChangedAccount {
  const duties = { roles, ...(department !== undefined && { department }) };
  const account = { id, version: 1, name, ...duties, passwordHash, isDisabled: false };
  return { account, event: eventOf('account-added', { after: account }, by) };
}

/** The account with other roles or another department. */
export function withDuties(before: Account, duties: Duties, by: By): ChangedAccount {
  const { id, name, passwordHash, isDisabled, version } = before;
  const account = { id, name, passwordHash, isDisabled, version: version + 1, ...duties };
  return { account, event: eventOf('account-changed', { before, after: account }, by) };
}

/** The account with another password. */
export function withPassword(before: Account, passwordHash: string, by: By): ChangedAccount {
  const account = { ...before, passwordHash, version: before.version + 1 };
  return { account, event: eventOf('password-reset', { after: account }, by) };
}

/** The account as one that may not, or may again, sign in. */
export function disabled(before: Account, isDisabled: boolean, by: By): ChangedAccount {
  const account = { ...before, isDisabled, version: before.version + 1 };
  const kind = isDisabled ? 'account-disabled' : 'account-enabled';
  return { account, event: eventOf(kind, { before, after: account }, by) };
}

/** Why a person cannot have these duties; `undefined` when they can. */
export function checkDuties(
  duties: Duties,
  departments: readonly { id: string }[],
): AccountRefused | undefined {
  const { roles, department } = duties;
  const names = roles.map((role) => roleNames[role]).join('、');
  const wrong = (message: string) => refuseAccount('duties-impossible', message);
  if (mixesAdministration(roles))
    return wrong(`三员须专任，不能与其他岗位兼任（现为${names}）；请只选一个管理员岗位`);
  if (lacksDepartment(duties)) return wrong(`${names}须属于一个部门，请选择部门`);
  const known = departments.map(({ id }) => id);
  return department === undefined || known.includes(department)
    ? undefined
    : wrong(`没有编号为“${department}”的部门，应为${known.join('、')}之一`);
}

function eventOf(
  kind: OfficeEvent['kind'],
  { before, after }: { before?: Account; after: Account },
  { actor, now }: By,
): OfficeEvent {
  const { id, version } = after;
  return {
    id: `account/${id}/${version}`,
    at: now,
    by: { id: actor.id, name: actor.name },
    kind,
    subject: id,
    ...(before && { before: inWords(before) }),
    after: inWords(after),
  };
}

function inWords({ name, roles, department, isDisabled }: Account): Record<string, string> {
  return {
    name,
    roles: roles.join(' '),
    ...(department !== undefined && { department }),
    isDisabled: String(isDisabled),
  };
}
