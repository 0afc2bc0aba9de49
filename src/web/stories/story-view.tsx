import { useMemo, useState } from 'react';
import { Link } from 'wouter';
import { useResource } from '../shared/resource.ts';
import { hasRole, useVisit } from '../shared/session.ts';
import { SpreadChart } from '../shared/spread/spread-chart.tsx';
import { spreadOf } from '../shared/spread/spread.ts';
import { Shown } from '../shared/states.tsx';
import { minuteOf } from '../shared/time-words.ts';
import { Told } from '../shared/told.tsx';
import { useCodes, useWords } from '../shared/words.ts';
import { domainWords } from '../words/domain.ts';
import { storiesWords } from '../words/stories.ts';
import { Appearances } from './appearances.tsx';
import { MergeDialog } from './merge-dialog.tsx';
import { OpenCaseDialog } from './open-case-dialog.tsx';
import { SplitDialog } from './split-dialog.tsx';
import { StoryHistory } from './story-history.tsx';
import type { StoryPage } from './story.ts';

/** One story: how it spread, its texts, what people decided of it, and the case that answers it. */
export function StoryView({ id }: { id: string }) {
  const say = useWords(storiesWords);
  const resource = useResource(
    'GET /api/stories/:id',
    { params: { id } },
    { refreshOn: ['stories', 'case-events'] },
  );
  return (
    <>
      <p>
        <Link href="/stories">{say('back')}</Link>
      </p>
      <Shown resource={resource}>
        {(page) => <Story page={page} onChanged={resource.reload} />}
      </Shown>
    </>
  );
}

type Doing = 'open' | 'merge' | 'split';

function Story({ page, onChanged }: { page: StoryPage; onChanged: () => void }) {
  const say = useWords(storiesWords);
  const { session } = useVisit();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [doing, setDoing] = useState<Doing>();
  const { story, origins } = page;
  const appeared = useMemo(() => spreadOf(story.appearances, origins), [story, origins]);
  const mayDecide = story.mergedInto === undefined && hasRole(session, ['analyst', 'coordinator']);
  const close = () => setDoing(undefined);
  const done = () => {
    setDoing(undefined);
    setChosen(new Set());
    onChanged();
  };
  return (
    <>
      <Head page={page} />
      <div className="row stories-bar">
        {page.case && (
          <Link href={`/cases/${page.case.id}`} className="button">
            {say('answeredBy', { number: page.case.number })}
          </Link>
        )}
        {mayDecide && (
          <>
            {!page.case && (
              <button type="button" className="primary" onClick={() => setDoing('open')}>
                {say('openCase')}
              </button>
            )}
            <button type="button" onClick={() => setDoing('merge')}>
              {say('merge')}
            </button>
            <button
              type="button"
              disabled={chosen.size === 0 || chosen.size === story.appearances.length}
              onClick={() => setDoing('split')}
            >
              {say('split', { n: chosen.size })}
            </button>
          </>
        )}
      </div>
      <section className="card stories-part">
        <SpreadChart appeared={appeared} unlisted={story.unlisted?.count ?? 0} />
      </section>
      <Appearances page={page} chosen={mayDecide ? chosen : undefined} onChoose={setChosen} />
      <StoryHistory story={story} />
      {doing === 'open' && <OpenCaseDialog story={story} onClose={close} onDone={done} />}
      {doing === 'merge' && <MergeDialog story={story} onClose={close} onDone={done} />}
      {doing === 'split' && (
        <SplitDialog story={story} itemIds={[...chosen]} onClose={close} onDone={done} />
      )}
    </>
  );
}

function Head({ page: { story } }: { page: StoryPage }) {
  const say = useWords(storiesWords);
  const word = useCodes(domainWords);
  const { headline, priorities, severity, heat, firstPublicAt, lastSeenAt, mergedInto } = story;
  return (
    <>
      <h1 className="sentence">
        <Told>{headline}</Told>
      </h1>
      <p className="row">
        {priorities.map((one) => (
          <span key={one} className="tag">
            {word(one)}
          </span>
        ))}
        <span>{severity === undefined ? say('toJudge') : word(severity)}</span>
        <span>
          {say('heat')} <span className="number">{heat.toFixed(1)}</span>
        </span>
        <span className="quiet number">
          {say('firstSeen')} {minuteOf(firstPublicAt)} · {say('lastSeen')} {minuteOf(lastSeenAt)}
        </span>
      </p>
      {mergedInto !== undefined && (
        <p className="partial" role="status">
          {say('merged')}{' '}
          <Link href={`/stories/${encodeURIComponent(mergedInto)}`}>{say('toMerged')}</Link>
        </p>
      )}
    </>
  );
}
