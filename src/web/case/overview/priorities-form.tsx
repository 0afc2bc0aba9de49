import { useState } from 'react';
import { useCaseDesk } from '../../shared/command-form/case-desk.ts';
import { CommandForm } from '../../shared/command-form/command-form.tsx';
import { need } from '../../shared/need.ts';
import { PriorityChoice } from '../../shared/priority-choice.tsx';
import { useCodes, useWords } from '../../shared/words.ts';
import { caseActionWords } from '../../words/case-actions.ts';
import { caseWords } from '../../words/case.ts';
import { domainWords } from '../../words/domain.ts';

/** Which collection priorities the matter belongs to, by a person's word. */
export function PrioritiesForm({ onDone }: { onDone: () => void }) {
  const { page } = useCaseDesk();
  const say = useWords(caseActionWords);
  const fact = useWords(caseWords);
  const word = useCodes(domainWords);
  const { priorities } = page.case;
  const [chosen, setChosen] = useState(priorities);
  const isSame = chosen.join() === priorities.join();
  const errors = [
    ...need('case-priorities', chosen.length > 0, say('needPriority')),
    ...need('case-priorities', !isSame, say('unchanged')),
  ];
  return (
    <CommandForm
      submit={say('setPriorities')}
      asked={
        errors.length > 0 ? { errors } : { command: { kind: 'set-priorities', priorities: chosen } }
      }
      sides={[
        {
          name: fact('priorities'),
          mine: chosen.map(word).join('、'),
          current: priorities.map(word).join('、'),
        },
      ]}
      foresees
      onDone={onDone}
    >
      <p className="quiet">{say('prioritiesHint')}</p>
      <PriorityChoice
        id="case-priorities"
        legend={fact('priorities')}
        chosen={chosen}
        onChange={setChosen}
      />
    </CommandForm>
  );
}
