import { Link } from 'wouter';
import { minuteOf } from '../shared/time-words.ts';
import { Told } from '../shared/told.tsx';
import { useWords } from '../shared/words.ts';
import { storiesWords } from '../words/stories.ts';
import type { Story } from './story.ts';

/** What people decided of the story's texts, oldest first, each with its reason. */
export function StoryHistory({ story: { id, decisions = [] } }: { story: Story }) {
  const say = useWords(storiesWords);
  if (decisions.length === 0) return null;
  return (
    <section className="card stories-part">
      <h2>{say('history')}</h2>
      <ul>
        {decisions.map((one) => {
          const other = one.storyId === id ? one.into : one.storyId;
          const t = minuteOf(one.at);
          return (
            <li key={one.id} className="sentence">
              <Told>
                {one.kind === 'merge'
                  ? say('mergedHere', { by: one.by.name, t })
                  : say('splitHere', { by: one.by.name, t, n: one.itemIds.length })}
              </Told>{' '}
              <Told>{one.reason}</Told>{' '}
              <Link href={`/stories/${encodeURIComponent(other)}`}>{say('other')}</Link>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
