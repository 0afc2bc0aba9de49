import { fullMinuteOf, useDuration } from '../../shared/time-words.ts';
import { useWords } from '../../shared/words.ts';
import { evidenceWords } from '../../words/case-evidence.ts';
import { Facts } from '../frame/facts.tsx';
import type { TaggedItem } from '../../shared/command-form/case-desk.ts';

type Board = NonNullable<TaggedItem['item']['board']>;

/** What stands on a message board's page: the question, each reply, and the unit that gave it. */
export function BoardFacts({ board: { question, askedAt, replies } }: { board: Board }) {
  const say = useWords(evidenceWords);
  const duration = useDuration();
  const told = (at: number | undefined) => (at === undefined ? '' : fullMinuteOf(at));
  const waited = (at: number | undefined) =>
    at === undefined || askedAt === undefined
      ? ''
      : ` · ${say('boardWait', { d: duration(at - askedAt) })}`;
  return (
    <section aria-label={say('board')}>
      <h4>{say('board')}</h4>
      <Facts
        rows={[
          [say('boardAsked'), question],
          [say('boardAskedAt'), told(askedAt)],
          [say('boardReplies'), replies.length === 0 ? say('boardOpen') : ''],
        ]}
      />
      {replies.map(({ text, unit, at }, i) => (
        <Facts
          // oxlint-disable-next-line react/no-array-index-key -- replies stand in the page's order, for good
          key={i}
          rows={[
            [say('boardReply', { n: i + 1 }), text],
            [say('boardUnit'), unit ?? ''],
            [say('boardRepliedAt'), `${told(at)}${waited(at)}`],
          ]}
        />
      ))}
    </section>
  );
}
