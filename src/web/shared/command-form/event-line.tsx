import { minuteOf } from '../time-words.ts';
import { Told } from '../told.tsx';
import { useCodes, useWords } from '../words.ts';
import { caseCodeWords } from '../../words/case-codes.ts';
import { caseEventWords } from '../../words/case-events.ts';
import { domainWords } from '../../words/domain.ts';
import { codesOf, countOf, toldOf, type CaseEvent } from './event-parts.ts';

/** One event as a sentence: when, who, what, and in their own words why. */
export function EventLine({ event }: { event: CaseEvent }) {
  const say = useWords(caseEventWords);
  const known = useCodes(domainWords);
  const coded = useCodes(caseCodeWords);
  const codes = codesOf(event)
    .map((code) => coded(known(code)))
    .join(' · ');
  return (
    <>
      <span className="number">{minuteOf(event.at)}</span>{' '}
      <strong>{event.by.id === 'system' ? known('system') : <Told>{event.by.name}</Told>}</strong>{' '}
      {say(event.kind, { n: countOf(event), codes })}
      {toldOf(event).map((text) => (
        <span key={text} className="event-told">
          <Told>{text}</Told>
        </span>
      ))}
    </>
  );
}
