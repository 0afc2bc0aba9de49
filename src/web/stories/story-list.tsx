import { Link, useLocation, useSearch } from 'wouter';
import { useResource } from '../shared/resource.ts';
import { Empty, Shown } from '../shared/states.tsx';
import { Table } from '../shared/table.tsx';
import { minuteOf } from '../shared/time-words.ts';
import { Told } from '../shared/told.tsx';
import { useCodes, useWords } from '../shared/words.ts';
import { domainWords } from '../words/domain.ts';
import { storiesWords } from '../words/stories.ts';
import { textCount, type Story } from './story.ts';

const listed = 200;

/** The stories, the most recently seen first; the filter stands in the address. */
export function StoryList() {
  const say = useWords(storiesWords);
  const [, navigate] = useLocation();
  const wanted = new URLSearchParams(useSearch()).get('search') ?? '';
  const resource = useResource(
    'GET /api/stories',
    { query: { limit: listed } },
    { refreshOn: ['stories'] },
  );
  const filter = (text: string) =>
    navigate(text === '' ? '/stories' : `/stories?search=${encodeURIComponent(text)}`, {
      replace: true,
    });
  return (
    <>
      <h1>{say('title')}</h1>
      <Shown resource={resource}>
        {({ stories }) => {
          const live = stories.filter(({ mergedInto }) => mergedInto === undefined);
          const found = live.filter((story) => contains(story, wanted));
          if (live.length === 0)
            return (
              <Empty title={say('empty')}>
                <p>{say('emptyHint')}</p>
              </Empty>
            );
          return (
            <>
              <div className="row stories-bar">
                <input
                  type="search"
                  aria-label={say('search')}
                  placeholder={say('search')}
                  value={wanted}
                  maxLength={100}
                  onChange={(event) => filter(event.target.value)}
                />
                <span role="status">{say('count', { n: found.length })}</span>
                {stories.length === listed && (
                  <span className="quiet">{say('shownFirst', { n: listed })}</span>
                )}
              </div>
              {found.length > 0 ? (
                <Stories stories={found} />
              ) : (
                <Empty title={say('noMatch')}>
                  <button type="button" onClick={() => filter('')}>
                    {say('clear')}
                  </button>
                </Empty>
              )}
            </>
          );
        }}
      </Shown>
    </>
  );
}

function Stories({ stories }: { stories: readonly Story[] }) {
  const say = useWords(storiesWords);
  const word = useCodes(domainWords);
  return (
    <Table
      caption={say('title')}
      columns={[
        { head: say('headline'), cell: (story: Story) => <Headline story={story} /> },
        {
          head: say('priorities'),
          cell: ({ priorities }) =>
            priorities.map((one) => (
              <span key={one} className="tag">
                {word(one)}
              </span>
            )),
        },
        {
          head: say('severity'),
          cell: ({ severity }) => (severity === undefined ? say('toJudge') : word(severity)),
        },
        { head: say('heat'), cell: ({ heat }) => heat.toFixed(1), isNumber: true },
        {
          head: say('firstSeen'),
          cell: ({ firstPublicAt }) => minuteOf(firstPublicAt),
          isNumber: true,
        },
        { head: say('lastSeen'), cell: ({ lastSeenAt }) => minuteOf(lastSeenAt), isNumber: true },
      ]}
      rows={stories}
      keyOf={({ id }) => id}
    />
  );
}

function Headline({ story }: { story: Story }) {
  const say = useWords(storiesWords);
  const sources = [...new Set(story.appearances.map(({ sourceName }) => sourceName))];
  return (
    <>
      <Link href={`/stories/${encodeURIComponent(story.id)}`} className="story-headline">
        <Told>{story.headline}</Told>
      </Link>
      <div className="quiet">
        <Told>
          {say('texts', { n: textCount(story), sources: sources.slice(0, 3).join('、') })}
        </Told>
      </div>
    </>
  );
}

function contains({ headline, appearances }: Story, words: string): boolean {
  const text = [headline, ...appearances.map((one) => `${one.title} ${one.sourceName}`)].join('\n');
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.toLowerCase().includes(word));
}
