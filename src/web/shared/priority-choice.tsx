import type { Priority } from '../../domain/priority.ts';
import { domainWords } from '../words/domain.ts';
import { Checkbox, FieldSet } from './fields.tsx';
import { priorities } from './priorities.ts';
import { useCodes } from './words.ts';

/** The six collection priorities to tick; `onChange` gets them in their own order. */
export function PriorityChoice(props: {
  id: string;
  legend: string;
  chosen: readonly Priority[];
  onChange: (chosen: Priority[]) => void;
}) {
  const { id, legend, chosen, onChange } = props;
  const word = useCodes(domainWords);
  return (
    <FieldSet legend={legend} id={id}>
      {priorities.map((one) => (
        <Checkbox
          key={one}
          label={word(one)}
          checked={chosen.includes(one)}
          onChange={({ target }) =>
            onChange(priorities.filter((p) => (p === one ? target.checked : chosen.includes(p))))
          }
        />
      ))}
    </FieldSet>
  );
}
