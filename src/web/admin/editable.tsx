import { useState, type ComponentType, type ReactNode } from 'react';
import type { Reply } from '../shared/api.ts';
import { useWords } from '../shared/words.ts';
import { rulesWords } from '../words/admin-rules.ts';
import type { Profile } from './edition-draft.ts';

/** A part of the profile as it stands, or its draft while somebody who may changes it. */
export function Editable(props: {
  reply: Reply<'GET /api/profile'>;
  /** What the button says that begins a draft. */
  name: string;
  editor: ComponentType<{ profile: Profile; onApplied: () => void; onLeave: () => void }>;
  onApplied: () => void;
  children: ReactNode;
}) {
  const { reply, name, editor: Editor, onApplied, children } = props;
  const { profile, coming, mayEdit } = reply;
  const say = useWords(rulesWords);
  const [isEditing, setEditing] = useState(false);
  return (
    <>
      {coming && (
        <p className="partial">{say('coming', { n: coming.version, day: coming.effectiveFrom })}</p>
      )}
      {isEditing ? (
        <Editor
          profile={coming ?? profile}
          onApplied={() => {
            setEditing(false);
            onApplied();
          }}
          onLeave={() => setEditing(false)}
        />
      ) : (
        <>
          {mayEdit && (
            <p className="admin-part">
              <button type="button" className="primary" onClick={() => setEditing(true)}>
                {name}
              </button>
            </p>
          )}
          {children}
        </>
      )}
    </>
  );
}
