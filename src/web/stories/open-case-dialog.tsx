import { useState } from 'react';
import { useLocation } from 'wouter';
import { call } from '../shared/api.ts';
import { Dialog } from '../shared/dialog.tsx';
import { ErrorSummary, type FieldError } from '../shared/fields.tsx';
import { PriorityChoice } from '../shared/priority-choice.tsx';
import { problemOf, type Problem } from '../shared/problem.ts';
import { Failure } from '../shared/states.tsx';
import { toast } from '../shared/toasts.tsx';
import { useWords } from '../shared/words.ts';
import { storiesWords } from '../words/stories.ts';
import type { Story } from './story.ts';

/** Opens a case for a story by hand, with the priorities that were found or that the person chooses. */
export function OpenCaseDialog(props: { story: Story; onClose: () => void; onDone: () => void }) {
  const { story, onClose, onDone } = props;
  const say = useWords(storiesWords);
  const [, navigate] = useLocation();
  const [chosen, setChosen] = useState(story.priorities);
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [problem, setProblem] = useState<Problem>();

  async function submit(): Promise<void> {
    const missing = [{ fieldId: 'case-priorities', message: say('needPriority') }];
    setErrors(chosen.length > 0 ? [] : missing);
    if (chosen.length === 0) return;
    try {
      const { case: opened, isNew } = await call('POST /api/stories/:id/case', {
        params: { id: story.id },
        body: { priorities: chosen },
      });
      toast(say(isNew ? 'opened' : 'alreadyOpen', { number: opened.number }));
      onDone();
      navigate(`/cases/${opened.id}`);
    } catch (error) {
      setProblem(problemOf(error));
    }
  }
  return (
    <Dialog title={say('openTitle')} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <p className="quiet">{say('openHint')}</p>
        {problem && <Failure problem={problem} />}
        <ErrorSummary errors={errors} />
        <PriorityChoice
          id="case-priorities"
          legend={say('priorities')}
          chosen={chosen}
          onChange={setChosen}
        />
        <button type="submit" className="primary">
          {say('openCase')}
        </button>
      </form>
    </Dialog>
  );
}
