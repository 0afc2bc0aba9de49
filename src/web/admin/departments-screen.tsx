import type { Reply } from '../shared/api.ts';
import { useResource } from '../shared/resource.ts';
import { Shown } from '../shared/states.tsx';
import { Table } from '../shared/table.tsx';
import { Told } from '../shared/told.tsx';
import { useWords } from '../shared/words.ts';
import { rulesWords } from '../words/admin-rules.ts';
import './admin.css';

type Department = Reply<'GET /api/departments'>['departments'][number];

/** 部门: who answers for what, by which clause, and how much each has in hand. */
export function DepartmentsScreen() {
  const say = useWords(rulesWords);
  const resource = useResource('GET /api/departments', {}, { refreshOn: ['case-events'] });
  return (
    <>
      <h1>{say('departmentsTitle')}</h1>
      <p className="quiet admin-hint">{say('departmentsHint')}</p>
      <Shown resource={resource}>
        {({ departments }) => (
          <Table
            caption={say('departmentsTitle')}
            columns={[
              {
                head: say('departmentsTitle'),
                cell: ({ name }: Department) => <Told>{name}</Told>,
              },
              { head: say('duties'), cell: ({ duties }) => <Told>{duties.join('、')}</Told> },
              {
                head: say('region'),
                cell: ({ region }) =>
                  region === undefined ? say('none') : <Told>{region.join(' ')}</Told>,
              },
              { head: say('leads'), cell: ({ leads }) => leads, isNumber: true },
              { head: say('asked'), cell: ({ asked }) => asked, isNumber: true },
              {
                head: say('clause'),
                cell: ({ clause }) => (clause === undefined ? say('none') : <Told>{clause}</Told>),
              },
            ]}
            rows={departments}
            keyOf={({ id }) => id}
          />
        )}
      </Shown>
    </>
  );
}
