import { Link, useSearch } from 'wouter';
import { useResource } from '../shared/resource.ts';
import { Shown } from '../shared/states.tsx';
import { minuteOf } from '../shared/time-words.ts';
import { useCodes, useWords } from '../shared/words.ts';
import { cockpitWords } from '../words/cockpit.ts';
import { domainWords } from '../words/domain.ts';
import { CaseList } from './case-list.tsx';
import { promiseName } from './figure-row.tsx';
import { figureOf, type Cockpit, type Figure } from './figures.ts';
import { Overview } from './overview.tsx';
import { periods, usePeriod } from './period.ts';
import { Reports } from './reports.tsx';
import { SignDesk } from './sign-desk.tsx';
import { Wall } from './wall.tsx';
import './cockpit.css';

/** 领导驾驶舱: promises kept with their denominators, what is stuck where, and what needs the leader's hand. */
export function CockpitScreen({ params }: { params: Record<string, string | undefined> }) {
  const search = useSearch();
  const { days, query, choose } = usePeriod();
  const resource = useResource('GET /api/cockpit', { query }, { refreshOn: ['case-events'] });
  const figure = figureOf(search);
  const list = figure && resource.reply && (
    <NamedList figure={figure} cockpit={resource.reply} query={query} />
  );
  const { tab } = params;
  if (new URLSearchParams(search).get('wall') === '1')
    return <Wall resource={resource}>{list}</Wall>;
  return (
    <>
      <Head tab={tab} cockpit={resource.reply} days={days} onChoose={choose} />
      {tab === 'sign' && <SignDesk />}
      {tab === 'reports' && <Reports query={query} />}
      {tab === undefined && (
        <Shown resource={resource}>{(cockpit) => <Overview cockpit={cockpit} />}</Shown>
      )}
      {list}
    </>
  );
}

function Head(props: {
  tab: string | undefined;
  cockpit: Cockpit | undefined;
  days: number;
  onChoose: (days: number) => void;
}) {
  const { tab, cockpit, days, onChoose } = props;
  const say = useWords(cockpitWords);
  const pages = [
    { address: undefined, name: say('overview') },
    { address: 'sign', name: say('sign', { n: cockpit?.toSign ?? '' }) },
    { address: 'reports', name: say('reports') },
  ];
  const period = days === 30 ? '' : `?days=${days}`;
  return (
    <div className="row cockpit-head">
      <h1>{say('title')}</h1>
      <nav aria-label={say('tabs')} className="cockpit-tabs">
        {pages.map(({ address, name }) => (
          <Link
            key={name}
            href={(address === undefined ? '/cockpit' : `/cockpit/${address}`) + period}
            {...(tab === address ? { 'aria-current': 'page' } : {})}
          >
            {name}
          </Link>
        ))}
      </nav>
      <label>
        {say('period')}{' '}
        <select value={days} onChange={(event) => onChoose(Number(event.target.value))}>
          {periods.map((one) => (
            <option key={one} value={one}>
              {say('days', { n: one })}
            </option>
          ))}
        </select>
      </label>
      {cockpit && <span className="quiet number">{say('asOf', { t: minuteOf(cockpit.now) })}</span>}
      <Link href={`/cockpit?wall=1${days === 30 ? '' : `&days=${days}`}`} className="button">
        {say('wall')}
      </Link>
    </div>
  );
}

/** The list of a figure under the name that the figure has on the screen. */
function NamedList(props: { figure: Figure; cockpit: Cockpit; query: { from?: number } }) {
  const { figure, cockpit, query } = props;
  const say = useWords(cockpitWords);
  const word = useCodes(domainWords);
  return <CaseList figure={figure} name={nameOf(figure)} query={query} />;

  function nameOf({ name, of = '' }: Figure): string {
    switch (name) {
      case 'promise':
        return say(promiseName(of));
      case 'open':
      case 'overdue':
      case 'to-sign':
        return say(`figure.${name}`);
      case 'stage':
      case 'priority':
        return word(of);
      case 'department':
        return cockpit.departments.find(({ id }) => id === of)?.name ?? of;
    }
  }
}
