import { Empty } from '../shared/states.tsx';
import { useWords } from '../shared/words.ts';
import { printWords } from '../words/print.ts';

/** Says that the document has no content yet. */
export function NothingToPrint() {
  const say = useWords(printWords);
  return (
    <Empty title={say('nothing')}>
      <p>{say('nothingHint')}</p>
    </Empty>
  );
}
