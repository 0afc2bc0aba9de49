import { Clause } from '../shared/clause.tsx';
import type { Reply } from '../shared/api.ts';
import { useResource } from '../shared/resource.ts';
import { Shown } from '../shared/states.tsx';
import { Table } from '../shared/table.tsx';
import { Told } from '../shared/told.tsx';
import { useWords } from '../shared/words.ts';
import { departmentsWords } from '../words/admin-departments.ts';
import { DepartmentsEditor } from './departments-editor.tsx';
import { Editable } from './editable.tsx';
import './admin.css';

type Department = Reply<'GET /api/departments'>['departments'][number];

/** 部门: who answers for what, by which clause, and how much each has in hand; changed as a draft. */
export function DepartmentsScreen() {
  const say = useWords(departmentsWords);
  const departments = useResource('GET /api/departments', {}, { refreshOn: ['case-events'] });
  const profile = useResource('GET /api/profile', {});
  return (
    <>
      <h1>{say('title')}</h1>
      <p className="quiet admin-hint">{say('hint')}</p>
      <Shown resource={profile}>
        {(reply) => (
          <Editable
            reply={reply}
            name={say('edit')}
            onApplied={() => {
              profile.reload();
              departments.reload();
            }}
            editor={DepartmentsEditor}
          >
            <Shown resource={departments}>
              {({ departments: all }) => <Register rows={all} />}
            </Shown>
          </Editable>
        )}
      </Shown>
    </>
  );
}

function Register({ rows }: { rows: readonly Department[] }) {
  const say = useWords(departmentsWords);
  const list = (words: readonly string[] = []) =>
    words.length === 0 ? say('none') : <Told>{words.join('、')}</Told>;
  return (
    <Table
      caption={say('title')}
      columns={[
        {
          head: say('name'),
          cell: ({ name, aliases = [] }: Department) => (
            <>
              <Told>{name}</Told>
              {aliases.length > 0 && (
                <div className="quiet">
                  <Told>{aliases.join('、')}</Told>
                </div>
              )}
            </>
          ),
        },
        { head: say('heads'), cell: ({ heads }) => list(heads) },
        { head: say('duties'), cell: ({ duties }) => list(duties) },
        {
          head: say('region'),
          cell: ({ region }) =>
            region === undefined ? say('none') : <Told>{region.join(' ')}</Told>,
        },
        { head: say('leads'), cell: ({ leads }) => leads, isNumber: true },
        { head: say('asked'), cell: ({ asked }) => asked, isNumber: true },
        {
          head: say('clause'),
          cell: ({ clause }) => (clause === undefined ? say('none') : <Clause>{clause}</Clause>),
        },
      ]}
      rows={rows}
      keyOf={({ id }) => id}
    />
  );
}
