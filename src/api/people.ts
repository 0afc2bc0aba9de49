import { actorOf } from '../domain/account.ts';
import type { Actor } from '../domain/actor.ts';
import type { ServerDeps } from './serving.ts';

const maxAccounts = 10_000;

/** Everybody who may sign in: those of the configuration, then those with an account. */
export async function peopleOf({
  accounts: configured,
  documents,
}: Pick<ServerDeps, 'accounts' | 'documents'>): Promise<Actor[]> {
  const accounts = await documents.accounts.list('', maxAccounts);
  const enabled = accounts.filter(({ isDisabled }) => !isDisabled).map(actorOf);
  return [...configured.map(({ actor }) => actor), ...enabled];
}
