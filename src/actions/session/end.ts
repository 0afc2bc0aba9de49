import type { Documents } from '../../ports/documents.ts';

const batchSize = 100;

/** Signs a person out everywhere. */
export async function endSessionsOf(
  { documents: { sessions } }: { documents: Pick<Documents, 'sessions'> },
  accountId: string,
): Promise<void> {
  for (;;) {
    const open = await sessions.ofOwner(accountId, batchSize);
    await Promise.all(open.map(({ id }) => sessions.remove(id)));
    if (open.length < batchSize) return;
  }
}
