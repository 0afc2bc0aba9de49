import { useDepartments, type DepartmentRef } from '../../shared/departments.ts';
import { Checkbox, FieldSet } from '../../shared/fields.tsx';
import { Told } from '../../shared/told.tsx';

/** Several departments to choose from. */
export function DepartmentChoices(props: {
  id: string;
  legend: string;
  /** A department that is not offered. */
  without?: string | undefined;
  chosen: readonly DepartmentRef[];
  onChange: (chosen: readonly DepartmentRef[]) => void;
}) {
  const { chosen, onChange } = props;
  const offered = useDepartments().filter(({ id }) => id !== props.without);
  return (
    <FieldSet id={props.id} legend={props.legend}>
      <div className="choices">
        {offered.map((one) => (
          <Checkbox
            key={one.id}
            label={<Told>{one.name}</Told>}
            checked={chosen.some(({ id }) => id === one.id)}
            onChange={(event) =>
              onChange(
                event.target.checked ? [...chosen, one] : chosen.filter(({ id }) => id !== one.id),
              )
            }
          />
        ))}
      </div>
    </FieldSet>
  );
}
