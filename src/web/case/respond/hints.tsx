import { useLabel } from '../../shared/label.ts';
import { fullMinuteOf } from '../../shared/time-words.ts';
import { useServerTime } from '../../shared/server-time.ts';
import { Told } from '../../shared/told.tsx';
import { useWords } from '../../shared/words.ts';
import { respondWords } from '../../words/case-respond.ts';
import { draftHints } from './draft-hints.ts';

/** What a machine noticed in the text while it is written. */
export function Hints({ text }: { text: string }) {
  const say = useWords(respondWords);
  const label = useLabel();
  const today = useServerTime((now) => fullMinuteOf(now).slice(0, 10));
  const hints = draftHints(text, today);
  return (
    <section className="card" aria-labelledby="hints">
      <h2 id="hints">{say('hints')}</h2>
      {hints.length === 0 ? (
        <p className="quiet">{say('hintsNone')}</p>
      ) : (
        <ul>
          {hints.map(({ kind, found }, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- the same words may stand twice
            <li key={index} className="sentence">
              <span aria-hidden="true">⚠</span> {label(say(`hint.${kind}`))}
              <Told>{found}</Told>
            </li>
          ))}
        </ul>
      )}
      <p className="quiet">{say('hintsNote')}</p>
    </section>
  );
}
