import { useState } from 'react';
import { call } from '../shared/api.ts';
import { TextArea } from '../shared/fields.tsx';
import { problemOf, type Problem } from '../shared/problem.ts';
import { Failure } from '../shared/states.tsx';
import { useWords } from '../shared/words.ts';
import { policyWords } from '../words/policies.ts';
import { proposedWords, type Typed } from './policy-forms.ts';

const maxText = 50_000;

/** The words of a policy as the text of its page suggests them: they fill the form, a person looks through them. */
export function PolicyProposal(props: { typed: Typed; onProposed: (typed: Typed) => void }) {
  const { typed, onProposed } = props;
  const say = useWords(policyWords);
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<Problem>();
  const [isDone, setDone] = useState(false);

  async function propose(): Promise<void> {
    setProblem(undefined);
    const title = (typed['title'] ?? '').trim() || firstLine(text);
    try {
      const proposed = await call('POST /api/policies/proposal', { body: { title, text } });
      onProposed(proposedWords(proposed, typed));
      setDone(true);
    } catch (error) {
      setProblem(problemOf(error));
    }
  }
  return (
    <details className="admin-part">
      <summary>{say('propose')}</summary>
      {problem && <Failure problem={problem} />}
      <TextArea
        id="policy-page"
        label={say('pageText')}
        hint={say('pageTextHint')}
        rows={4}
        maxLength={maxText}
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          setDone(false);
        }}
      />
      <button type="button" disabled={firstLine(text).length < 2} onClick={() => void propose()}>
        {say('proposeNow')}
      </button>
      <p role="status">{isDone && say('proposed')}</p>
    </details>
  );
}

function firstLine(text: string): string {
  return text.trim().split('\n', 1)[0]?.slice(0, 200).trim() ?? '';
}
