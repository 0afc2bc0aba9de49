import { Empty } from '../shared/states.tsx';
import { useWords } from '../shared/words.ts';
import { shellWords } from '../words/shell.ts';

/** Stands in until the screen is built. */
export function DepartmentsScreen() {
  const say = useWords(shellWords);
  return (
    <>
      <h1>{say('departments')}</h1>
      <Empty title="…" />
    </>
  );
}
