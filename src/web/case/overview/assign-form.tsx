import { useState } from 'react';
import { useCaseDesk } from '../../shared/command-form/case-desk.ts';
import { CommandForm } from '../../shared/command-form/command-form.tsx';
import { useDepartments } from '../../shared/departments.ts';
import { Select } from '../../shared/fields.tsx';
import { need } from '../../shared/need.ts';
import { useResource } from '../../shared/resource.ts';
import { Shown } from '../../shared/states.tsx';
import { useCodes, useWords } from '../../shared/words.ts';
import { caseActionWords } from '../../words/case-actions.ts';
import { caseWords } from '../../words/case.ts';
import { domainWords } from '../../words/domain.ts';
import { Facts } from '../frame/facts.tsx';

/** Gives the case to a person who may claim it; the statutory clocks do not notice. */
export function AssignForm({ onDone }: { onDone: () => void }) {
  const { page } = useCaseDesk();
  const say = useWords(caseActionWords);
  const fact = useWords(caseWords);
  const word = useCodes(domainWords);
  const departments = useDepartments();
  const { id, assignee } = page.case;
  const resource = useResource('GET /api/cases/:id/assignees', { params: { id } });
  const [chosen, setChosen] = useState('');
  const person = resource.reply?.people.find((one) => one.id === chosen);
  const isSame = person !== undefined && person.id === assignee?.person.id;
  const errors = [
    ...need('assignee', person !== undefined, say('needAssignee')),
    ...need('assignee', !isSame, say('isAssignee')),
  ];
  const command = person && {
    kind: 'assign' as const,
    assignee: { id: person.id, name: person.name },
    ...(person.department !== undefined && { department: person.department }),
  };
  return (
    <Shown resource={resource}>
      {({ people }) => (
        <CommandForm
          submit={say(assignee ? 'reassign' : 'assign')}
          asked={command && errors.length === 0 ? { command } : { errors }}
          sides={[
            {
              name: fact('assignee'),
              mine: person?.name ?? '',
              current: assignee?.person.name ?? '',
            },
          ]}
          foresees
          onDone={onDone}
        >
          <p className="quiet">{say('assignHint')}</p>
          <Facts rows={[[say('assignedNow'), assignee?.person.name ?? '']]} />
          <Select
            id="assignee"
            label={fact('assignee')}
            value={chosen}
            onChange={(event) => setChosen(event.target.value)}
          >
            <option value="">{say('choose')}</option>
            {people.map((one) => {
              const department = departments.find((known) => known.id === one.department)?.name;
              return (
                <option key={one.id} value={one.id}>
                  {[one.name, department, one.roles.map(word).join('、')]
                    .filter(Boolean)
                    .join(' · ')}
                </option>
              );
            })}
          </Select>
        </CommandForm>
      )}
    </Shown>
  );
}
