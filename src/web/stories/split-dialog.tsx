import { call } from '../shared/api.ts';
import { useWords } from '../shared/words.ts';
import { storiesWords } from '../words/stories.ts';
import { DecisionForm } from './decision-form.tsx';
import type { Story } from './story.ts';

/** Makes the chosen texts a story of their own, after showing how many go and stay. */
export function SplitDialog(props: {
  story: Story;
  itemIds: readonly string[];
  onClose: () => void;
  onDone: () => void;
}) {
  const { story, itemIds, onClose, onDone } = props;
  const say = useWords(storiesWords);
  const k = itemIds.length;
  return (
    <DecisionForm
      title={say('splitTitle')}
      hint={say('splitHint')}
      errors={[]}
      preview={say('splitPreview', { k, m: story.appearances.length - k })}
      decide={(reason) =>
        call('POST /api/stories/:id/split', {
          params: { id: story.id },
          body: { itemIds: [...itemIds], reason },
        })
      }
      onClose={onClose}
      onDone={onDone}
    />
  );
}
