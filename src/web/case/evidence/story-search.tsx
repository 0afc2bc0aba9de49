import { useState } from 'react';
import { Select, TextField } from '../../shared/fields.tsx';
import { useResource } from '../../shared/resource.ts';
import { Shown } from '../../shared/states.tsx';
import { minuteOf } from '../../shared/time-words.ts';
import { spellInvisible } from '../../shared/told.tsx';
import { useWords } from '../../shared/words.ts';
import { evidenceWords } from '../../words/case-evidence.ts';

const offeredAtMost = 50;

/** Finds stories by words of their titles, and lets one be chosen. */
export function StorySearch(props: { storyId: string; onChoose: (storyId: string) => void }) {
  const { storyId, onChoose } = props;
  const say = useWords(evidenceWords);
  const [typed, setTyped] = useState('');
  const [q, setQ] = useState('');
  const found = useResource(
    'GET /api/search',
    q === '' ? undefined : { query: { q, limit: offeredAtMost } },
  );
  return (
    <form
      role="search"
      className="story-search"
      onSubmit={(event) => {
        event.preventDefault();
        event.stopPropagation();
        onChoose('');
        setQ(typed.trim());
      }}
    >
      <TextField
        id="find-story"
        label={say('findStory')}
        maxLength={100}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <p className="row">
        <button type="submit">{say('find')}</button>
      </p>
      {q !== '' && (
        <Shown resource={found}>
          {({ stories: { rows } }) =>
            rows.length === 0 ? (
              <p role="status">{say('notFound')}</p>
            ) : (
              <Select
                id="found-story"
                label={say('found')}
                value={storyId}
                onChange={(event) => onChoose(event.target.value)}
              >
                <option value="">{say('choose')}</option>
                {rows.map(({ id, headline, appearances: n, lastSeenAt }) => (
                  <option key={id} value={id}>
                    {say('storyOption', {
                      headline: spellInvisible(headline),
                      n,
                      t: minuteOf(lastSeenAt),
                    })}
                  </option>
                ))}
              </Select>
            )
          }
        </Shown>
      )}
    </form>
  );
}
