import { useWords } from '../shared/words.ts';
import { rulesWords } from '../words/admin-rules.ts';
import type { Profile } from './edition-draft.ts';
import { EditionEditor } from './edition-editor.tsx';
import { LadderEditor } from './ladder-editor.tsx';
import { ObligationEditor } from './obligation-editor.tsx';
import { faultsOf, fieldOf, isTimeDraft, sentTime, timeDraftOf } from './time-draft.ts';

/** The deadlines and the ladder of reminders as a draft. */
export function TimeEditor(props: {
  profile: Profile;
  onApplied: () => void;
  onLeave: () => void;
}) {
  const say = useWords(rulesWords);
  const edited = {
    name: 'time' as const,
    now: timeDraftOf(props.profile),
    isPart: isTimeDraft,
    faultsOf: (draft: ReturnType<typeof timeDraftOf>) => faultsOf(draft, say),
    sent: sentTime,
    fieldOf,
  };
  return (
    <EditionEditor {...props} edited={edited}>
      {(draft, change) => (
        <>
          <ObligationEditor rules={draft.rules} onChange={(rules) => change({ ...draft, rules })} />
          <h3>{say('ladder')}</h3>
          <LadderEditor steps={draft.steps} onChange={(steps) => change({ ...draft, steps })} />
        </>
      )}
    </EditionEditor>
  );
}
