import { useState } from 'react';
import { Select } from '../shared/fields.tsx';
import { useDepartments } from '../shared/departments.ts';
import { useResource } from '../shared/resource.ts';
import { useVisit } from '../shared/session.ts';
import { Empty, Shown } from '../shared/states.tsx';
import { Told } from '../shared/told.tsx';
import { useWords } from '../shared/words.ts';
import { departmentWords } from '../words/department.ts';
import { shellWords } from '../words/shell.ts';
import { Desk } from './desk.tsx';
import './department.css';

/** 部门工作台: what waits for a department; whoever belongs to none chooses which to look at. */
export function DepartmentScreen() {
  const { session } = useVisit();
  const shell = useWords(shellWords);
  const say = useWords(departmentWords);
  const [picked, setPicked] = useState('');
  const id = session.department ?? picked;
  const resource = useResource('GET /api/department', id === '' ? undefined : { query: { id } }, {
    refreshOn: ['case-events'],
  });
  return (
    <>
      <h1>{shell('department')}</h1>
      {session.department === undefined && <Picker picked={picked} onPick={setPicked} />}
      {id === '' ? (
        <Empty title={say('noDepartment')}>
          <p>{say('noDepartmentHint')}</p>
        </Empty>
      ) : (
        <Shown resource={resource}>
          {(department) => (
            <>
              <p>
                <strong>
                  <Told>{department.name}</Told>
                </strong>
              </p>
              <Desk department={department} onDone={resource.reload} />
            </>
          )}
        </Shown>
      )}
    </>
  );
}

function Picker({ picked, onPick }: { picked: string; onPick: (id: string) => void }) {
  const say = useWords(departmentWords);
  return (
    <Select
      id="which-department"
      label={say('which')}
      value={picked}
      onChange={(event) => onPick(event.target.value)}
    >
      <option value="">{say('choose')}</option>
      {useDepartments().map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </Select>
  );
}
