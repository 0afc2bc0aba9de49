import { useWords } from '../shared/words.ts';
import { cockpitWords } from '../words/cockpit.ts';

/** 口径: how a figure is counted, shown on demand. */
export function Meaning({ of }: { of: keyof typeof cockpitWords.zh }) {
  const say = useWords(cockpitWords);
  return (
    <details className="cockpit-meaning quiet">
      <summary>{say('meaning')}</summary>
      <p>{say(of)}</p>
    </details>
  );
}
