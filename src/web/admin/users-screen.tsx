import { Empty } from '../shared/states.tsx';
import { useWords } from '../shared/words.ts';
import { shellWords } from '../words/shell.ts';

/** Stands in until the screen is built. */
export function UsersScreen() {
  const say = useWords(shellWords);
  return (
    <>
      <h1>{say('users')}</h1>
      <Empty title="…" />
    </>
  );
}
