import { minuteOf } from '../time-words.ts';
import type { UnsentText } from '../unsent-text.ts';
import { useWords } from '../words.ts';
import { commandFormWords } from '../../words/command-form.ts';

/** Says that what is typed here is kept, or was found again, and lets go of it. */
export function UnsentNote({ text }: { text: UnsentText<string> }) {
  const say = useWords(commandFormWords);
  const { savedAt, restoredAt, isWithServer, clear } = text;
  if (savedAt === undefined) return null;
  return (
    <p className="row quiet" role="status">
      {savedAt === restoredAt
        ? say('unsentRestored', { t: minuteOf(restoredAt) })
        : say(isWithServer ? 'unsentSaved' : 'unsentLocal', { t: minuteOf(savedAt) })}
      <button type="button" onClick={clear}>
        {say('discard')}
      </button>
    </p>
  );
}
