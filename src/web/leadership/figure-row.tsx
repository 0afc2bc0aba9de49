import type { ReactNode } from 'react';
import { Link, useSearch } from 'wouter';
import { useWords } from '../shared/words.ts';
import { cockpitWords } from '../words/cockpit.ts';
import { figureAddress, type Cockpit, type Figure } from './figures.ts';
import { Meaning } from './meaning.tsx';

type Word = keyof typeof cockpitWords.zh;

/** What was promised and kept, each with its denominator, and what waits; each opens its list. */
export function FigureRow({ cockpit }: { cockpit: Cockpit }) {
  const say = useWords(cockpitWords);
  const { promises, open, overdue, toSign } = cockpit;
  return (
    <section aria-label={say('figures')} className="cockpit-figures">
      {promises.map(({ clock, met, of }) => (
        <FigureCard
          key={clock}
          figure={{ name: 'promise', of: clock }}
          name={promiseName(clock)}
          meaning="meaning.promise"
          state={met < of ? 'missed' : 'kept'}
        >
          {of === 0 ? (
            <span className="cockpit-none">{say('none')}</span>
          ) : (
            <>
              {met}
              <span className="cockpit-of">/{of}</span>
            </>
          )}
        </FigureCard>
      ))}
      <FigureCard
        figure={{ name: 'overdue' }}
        name="figure.overdue"
        meaning="meaning.overdue"
        state={overdue > 0 ? 'missed' : 'kept'}
      >
        {overdue}
      </FigureCard>
      <FigureCard
        figure={{ name: 'to-sign' }}
        name="figure.to-sign"
        meaning="meaning.to-sign"
        state="plain"
      >
        {toSign}
      </FigureCard>
      <FigureCard figure={{ name: 'open' }} name="figure.open" meaning="meaning.open" state="plain">
        {open}
      </FigureCard>
    </section>
  );
}

/** The word of a promise; a clock that the cockpit does not know is none of the three. */
export function promiseName(clock: string): Word {
  return clock === 'C1' ? 'figure.C1' : clock === 'C2' ? 'figure.C2' : 'figure.C3';
}

function FigureCard(props: {
  figure: Figure;
  name: Word;
  meaning: Word;
  state: 'kept' | 'missed' | 'plain';
  children: ReactNode;
}) {
  const { figure, name, meaning, state, children } = props;
  const say = useWords(cockpitWords);
  const search = useSearch();
  return (
    <div className={`card cockpit-figure ${state}`}>
      <Link href={figureAddress(search, figure)}>
        <span className="cockpit-value number">
          {state === 'missed' && <span aria-hidden="true">▲ </span>}
          {children}
        </span>
        <span className="cockpit-name">{say(name)}</span>
      </Link>
      <Meaning of={meaning} />
    </div>
  );
}
