import { useState } from 'react';
import { useLocation } from 'wouter';
import type { Priority } from '../../domain/priority.ts';
import { call } from '../shared/api.ts';
import { Dialog } from '../shared/dialog.tsx';
import { Form } from '../shared/form.tsx';
import { need } from '../shared/need.ts';
import { PriorityChoice } from '../shared/priority-choice.tsx';
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
  const errors = need('case-priorities', chosen.length > 0, say('needPriority'));

  async function open(priorities: Priority[]): Promise<void> {
    const { case: opened, isNew } = await call('POST /api/stories/:id/case', {
      params: { id: story.id },
      body: { priorities },
    });
    toast(say(isNew ? 'opened' : 'alreadyOpen', { number: opened.number }));
    onDone();
    navigate(`/cases/${opened.id}`);
  }
  return (
    <Dialog title={say('openTitle')} onClose={onClose}>
      <Form
        submit={say('openCase')}
        asked={errors.length > 0 ? { errors } : { input: chosen }}
        send={open}
      >
        <p className="quiet">{say('openHint')}</p>
        <PriorityChoice
          id="case-priorities"
          legend={say('priorities')}
          chosen={chosen}
          onChange={setChosen}
        />
      </Form>
    </Dialog>
  );
}
