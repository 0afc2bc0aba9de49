import { useDepartments } from '../../shared/departments.ts';
import { Select } from '../../shared/fields.tsx';
import { useWords } from '../../shared/words.ts';
import { caseActionWords } from '../../words/case-actions.ts';

/** One department by its name, as conclusions and praises keep it. */
export function DepartmentSelect(props: {
  id: string;
  label: string;
  name: string;
  onChange: (name: string) => void;
}) {
  const { id, label, name, onChange } = props;
  const say = useWords(caseActionWords);
  const names = useDepartments().map((one) => one.name);
  return (
    <Select id={id} label={label} value={name} onChange={(event) => onChange(event.target.value)}>
      <option value="">{say('choose')}</option>
      {/* a department of an earlier profile stays what it was called */}
      {(name === '' || names.includes(name) ? names : [name, ...names]).map((one) => (
        <option key={one} value={one}>
          {one}
        </option>
      ))}
    </Select>
  );
}
