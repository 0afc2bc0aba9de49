import { Table } from '../shared/table.tsx';
import { useWords } from '../shared/words.ts';
import { departmentsWords } from '../words/admin-departments.ts';
import { CellInput, Choice, replaced } from './cell-fields.tsx';
import {
  departmentsDraftOf,
  faultsOf,
  fieldOf,
  isDepartmentsDraft,
  newDepartment,
  sentDepartments,
  type DepartmentsDraft,
  type DraftDepartment,
} from './departments-draft.ts';
import type { Profile } from './edition-draft.ts';
import { EditionEditor } from './edition-editor.tsx';

/** The departments as a draft: renamed, given other duties or another region, added, removed. */
export function DepartmentsEditor(props: {
  profile: Profile;
  onApplied: () => void;
  onLeave: () => void;
}) {
  const say = useWords(departmentsWords);
  const edited = {
    name: 'departments' as const,
    now: departmentsDraftOf(props.profile),
    isPart: isDepartmentsDraft,
    faultsOf: (draft: DepartmentsDraft) => faultsOf(draft, say),
    sent: sentDepartments,
    fieldOf,
  };
  return (
    <EditionEditor {...props} edited={edited}>
      {(draft, change) => <Departments draft={draft} onChange={change} />}
    </EditionEditor>
  );
}

interface Line extends DraftDepartment {
  index: number;
}
type Typed = 'id' | 'name' | 'aliases' | 'duties' | 'region' | 'clause';
const typed: readonly Typed[] = ['id', 'name', 'aliases', 'duties', 'region', 'clause'];
const longest: Record<Typed, number> = {
  id: 60,
  name: 60,
  aliases: 300,
  duties: 1000,
  region: 60,
  clause: 200,
};

function Departments(props: {
  draft: DepartmentsDraft;
  onChange: (draft: DepartmentsDraft) => void;
}) {
  const { draft, onChange } = props;
  const { departments, defaultDepartment } = draft;
  const say = useWords(departmentsWords);
  const set = (changed: readonly DraftDepartment[]) => onChange({ ...draft, departments: changed });
  const known = departments.filter(({ id }) => id !== '');
  const columns = typed.map((field) => ({
    head: say(field),
    cell: (line: Line) =>
      field === 'id' && !line.isNew ? (
        line.id
      ) : (
        <CellInput
          id={`department-${line.index}-${field}`}
          label={say('fieldOf', { department: line.name || line.id, field: say(field) })}
          value={line[field]}
          maxLength={longest[field]}
          className={field === 'duties' ? 'cell-wide' : 'cell-narrow'}
          onType={(text) => set(replaced(departments, line.index, { [field]: text }))}
        />
      ),
  }));
  return (
    <>
      <p className="quiet">{say('listsHint')}</p>
      <Table
        caption={say('title')}
        columns={[
          ...columns,
          {
            head: say('actions'),
            cell: ({ index, name, id }: Line) => (
              <button
                type="button"
                className="admin-short"
                aria-label={say('removeOf', { department: name || id })}
                onClick={() => set(departments.toSpliced(index, 1))}
              >
                {say('remove')}
              </button>
            ),
          },
        ]}
        rows={departments.map((department, index): Line => ({ ...department, index }))}
        keyOf={({ index }) => String(index)}
      />
      <button
        type="button"
        id="department-add"
        onClick={() => set([...departments, newDepartment])}
      >
        {say('add')}
      </button>
      <p className="admin-part">
        <label htmlFor="default-department">{say('default')}</label>{' '}
        <Choice
          id="default-department"
          label={say('default')}
          value={defaultDepartment}
          options={[...new Set([...known.map(({ id }) => id), defaultDepartment])]}
          word={(id) => known.find((one) => one.id === id)?.name ?? id}
          onChoose={(id) => onChange({ ...draft, defaultDepartment: id })}
        />
      </p>
    </>
  );
}
