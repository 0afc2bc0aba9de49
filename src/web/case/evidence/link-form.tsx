import { useState } from 'react';
import { Link } from 'wouter';
import { useCaseDesk } from '../../shared/command-form/case-desk.ts';
import { CommandForm } from '../../shared/command-form/command-form.tsx';
import { Checkbox, FieldSet } from '../../shared/fields.tsx';
import { need } from '../../shared/need.ts';
import { useResource } from '../../shared/resource.ts';
import { Shown } from '../../shared/states.tsx';
import { minuteOf } from '../../shared/time-words.ts';
import { Told } from '../../shared/told.tsx';
import { useWords } from '../../shared/words.ts';
import { evidenceWords } from '../../words/case-evidence.ts';
import { StorySearch } from './story-search.tsx';
import { linkCommand, unlinked, type StoryPage } from './link.ts';

/** Links texts of a story that somebody finds by its words; says before what an earlier one does to the clocks. */
export function LinkForm({ onDone }: { onDone: () => void }) {
  const say = useWords(evidenceWords);
  const [storyId, setStoryId] = useState('');
  const story = useResource(
    'GET /api/stories/:id',
    storyId === '' ? undefined : { params: { id: storyId } },
  );
  return (
    <>
      <p className="quiet">{say('linkHint')}</p>
      <StorySearch storyId={storyId} onChoose={setStoryId} />
      {storyId !== '' && (
        <Shown resource={story}>
          {(page) => <TextsForm key={storyId} storyPage={page} onDone={onDone} />}
        </Shown>
      )}
    </>
  );
}

function TextsForm({ storyPage, onDone }: { storyPage: StoryPage; onDone: () => void }) {
  const { page } = useCaseDesk();
  const say = useWords(evidenceWords);
  const offered = unlinked(storyPage.story, page.case.itemIds);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(offered.map(({ itemId }) => itemId)),
  );
  const other = storyPage.case;
  if (other && other.id !== page.case.id)
    return (
      <p className="partial">
        {say('inOtherCase')}
        <Link href={`/cases/${other.id}/overview`}>
          <Told>{`${other.number} ${other.title}`}</Told>
        </Link>
      </p>
    );
  if (offered.length === 0) return <p className="partial">{say('nothingNew')}</p>;
  const command = linkCommand(storyPage.story, offered, chosen);
  const errors = need('link-texts', chosen.size > 0, say('needText'));
  return (
    <CommandForm
      submit={say('link')}
      asked={errors.length > 0 ? { errors } : { command }}
      foresees
      onDone={onDone}
    >
      <FieldSet id="link-texts" legend={say('texts')}>
        {offered.map(({ itemId, sourceName, seenAt, title }) => (
          <Checkbox
            key={itemId}
            label={<Told>{`${minuteOf(seenAt)} · ${sourceName} · ${title}`}</Told>}
            checked={chosen.has(itemId)}
            onChange={(event) => {
              const next = new Set(chosen);
              if (event.target.checked) next.add(itemId);
              else next.delete(itemId);
              setChosen(next);
            }}
          />
        ))}
      </FieldSet>
    </CommandForm>
  );
}
