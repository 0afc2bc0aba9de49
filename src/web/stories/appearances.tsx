import { Checkbox } from '../shared/fields.tsx';
import { publicAt } from '../shared/spread/spread.ts';
import { Table, type Column } from '../shared/table.tsx';
import { minuteOf } from '../shared/time-words.ts';
import { Told } from '../shared/told.tsx';
import { useWords } from '../shared/words.ts';
import { storiesWords } from '../words/stories.ts';
import type { Appearance, StoryPage } from './story.ts';

/** The texts of a story, reposts after what they repeat; to be chosen from where `chosen` is given. */
export function Appearances(props: {
  page: StoryPage;
  chosen: ReadonlySet<string> | undefined;
  onChoose: (chosen: ReadonlySet<string>) => void;
}) {
  const { page, chosen, onChoose } = props;
  const { story } = page;
  const say = useWords(storiesWords);
  const choice: Column<Appearance>[] =
    chosen === undefined
      ? []
      : [
          {
            head: say('select'),
            cell: ({ itemId, title }) => (
              <Checkbox
                label={
                  <span className="visually-hidden">
                    <Told>{say('selectOne', { title })}</Told>
                  </span>
                }
                checked={chosen.has(itemId)}
                onChange={() => onChoose(toggled(chosen, itemId))}
              />
            ),
          },
        ];
  return (
    <section className="stories-part">
      <Table
        caption={say('text')}
        columns={[
          ...choice,
          { head: say('text'), cell: (one) => <Title one={one} /> },
          { head: say('source'), cell: ({ sourceName }) => <Told>{sourceName}</Told> },
          { head: say('tier'), cell: ({ tier }) => say(tier) },
          {
            head: say('kind'),
            cell: ({ repostOf }) => say(repostOf === undefined ? 'original' : 'repost'),
          },
          { head: say('published'), cell: (one) => minuteOf(publicAt(one)), isNumber: true },
        ]}
        rows={withReposts(story.appearances)}
        keyOf={({ itemId }) => itemId}
      />
      {story.unlisted && <p className="quiet">{say('unlisted', { n: story.unlisted.count })}</p>}
    </section>
  );
}

/** A link only to what is plainly a page; the address comes from outside. */
function Title({ one: { title, url } }: { one: Appearance }) {
  return /^https?:\/\//i.test(url) ? (
    <a href={url} target="_blank" rel="noreferrer">
      <Told>{title}</Told>
    </a>
  ) : (
    <Told>{title}</Told>
  );
}

function withReposts(appearances: readonly Appearance[]): Appearance[] {
  const originals = appearances.filter(({ repostOf }) => repostOf === undefined);
  const ids = new Set(originals.map(({ itemId }) => itemId));
  const orphans = appearances.filter(
    ({ repostOf }) => repostOf !== undefined && !ids.has(repostOf),
  );
  return [
    ...originals.flatMap((one) => [
      one,
      ...appearances.filter(({ repostOf }) => repostOf === one.itemId),
    ]),
    ...orphans,
  ];
}

function toggled(chosen: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(chosen);
  if (!next.delete(id)) next.add(id);
  return next;
}
