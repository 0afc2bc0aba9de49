import { useWords } from '../shared/words.ts';
import { shellWords } from '../words/shell.ts';

/** The first stop of the Tab key: past the navigation to the content. */
export function SkipLink() {
  const say = useWords(shellWords);
  return (
    <a
      className="skip"
      href="#main"
      onClick={(event) => {
        event.preventDefault();
        document.getElementById('main')?.focus();
      }}
    >
      {say('skip')}
    </a>
  );
}
