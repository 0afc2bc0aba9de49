import { useState } from 'react';
import { call } from '../shared/api.ts';
import { Select } from '../shared/fields.tsx';
import { useResource } from '../shared/resource.ts';
import { spellInvisible } from '../shared/told.tsx';
import { useCodes, useWords } from '../shared/words.ts';
import { domainWords } from '../words/domain.ts';
import { storiesWords } from '../words/stories.ts';
import { DecisionForm } from './decision-form.tsx';
import { textCount, type Story } from './story.ts';

/** Makes a story part of another, after showing what they come to together. */
export function MergeDialog(props: { story: Story; onClose: () => void; onDone: () => void }) {
  const { story, onClose, onDone } = props;
  const say = useWords(storiesWords);
  const word = useCodes(domainWords);
  const [into, setInto] = useState('');
  const { reply } = useResource('GET /api/stories', { query: { limit: 200 } });
  const others = (reply?.stories ?? []).filter(
    ({ id, mergedInto }) => id !== story.id && mergedInto === undefined,
  );
  const target = others.find(({ id }) => id === into);
  const [a, b] = [textCount(story), target ? textCount(target) : 0];
  const priorities = new Set([...story.priorities, ...(target?.priorities ?? [])]);
  const p = [...priorities].sort().map(word).join('、') || say('none');
  return (
    <DecisionForm
      title={say('merge')}
      hint={say('mergeHint')}
      errors={target ? [] : [{ fieldId: 'merge-into', message: say('needStory') }]}
      preview={target ? say('mergePreview', { a, b, n: a + b, p }) : say('none')}
      decide={(reason) =>
        call('POST /api/stories/:id/merge', { params: { id: story.id }, body: { into, reason } })
      }
      onClose={onClose}
      onDone={onDone}
    >
      <Select
        id="merge-into"
        label={say('into')}
        value={into}
        onChange={(event) => setInto(event.target.value)}
      >
        <option value="">{say('chooseStory')}</option>
        {others.map(({ id, headline }) => (
          <option key={id} value={id}>
            {spellInvisible(headline)}
          </option>
        ))}
      </Select>
    </DecisionForm>
  );
}
