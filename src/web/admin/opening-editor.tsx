import { useWords } from '../shared/words.ts';
import { topicsWords } from '../words/admin-topics.ts';
import type { Profile } from './edition-draft.ts';
import { EditionEditor } from './edition-editor.tsx';
import { EmphasisEditor } from './emphasis-editor.tsx';
import {
  faultsOf,
  fieldOf,
  isOpeningDraft,
  openingDraftOf,
  sentOpening,
  type OpeningDraft,
} from './opening-draft.ts';
import { OpeningRulesEditor } from './opening-rules-editor.tsx';

/** What is collected, and which stories become cases by themselves, as a draft. */
export function OpeningEditor(props: {
  profile: Profile;
  onApplied: () => void;
  onLeave: () => void;
}) {
  const say = useWords(topicsWords);
  const edited = {
    name: 'opening' as const,
    now: openingDraftOf(props.profile),
    isPart: isOpeningDraft,
    faultsOf: (draft: OpeningDraft) => faultsOf(draft, say),
    sent: sentOpening,
    fieldOf,
  };
  return (
    <EditionEditor {...props} edited={edited}>
      {(draft, change) => (
        <>
          <h3>{say('emphasis')}</h3>
          <EmphasisEditor
            emphasis={draft.emphasis}
            onChange={(emphasis) => change({ ...draft, emphasis })}
          />
          <h3>{say('opening')}</h3>
          <OpeningRulesEditor
            rules={draft.rules}
            onChange={(rules) => change({ ...draft, rules })}
          />
        </>
      )}
    </EditionEditor>
  );
}
