import { priorities } from '../shared/priorities.ts';
import { Table } from '../shared/table.tsx';
import { useCodes, useWords } from '../shared/words.ts';
import { topicsWords } from '../words/admin-topics.ts';
import { domainWords } from '../words/domain.ts';
import { CellInput, Choice, replaced } from './cell-fields.tsx';
import type { Emphasis } from './opening-draft.ts';

interface Line extends Emphasis {
  index: number;
}

/** What the office asks to be collected under each priority, with its clause. */
export function EmphasisEditor(props: {
  emphasis: readonly Emphasis[];
  onChange: (emphasis: readonly Emphasis[]) => void;
}) {
  const { emphasis, onChange } = props;
  const say = useWords(topicsWords);
  const word = useCodes(domainWords);
  const set = (index: number, change: Partial<Emphasis>) =>
    onChange(replaced(emphasis, index, change));
  const labelOf = (index: number, field: string) =>
    say('fieldOf', { rule: `${say('emphasisShort')} ${index + 1}`, field });
  return (
    <>
      <Table
        caption={say('emphasis')}
        columns={[
          {
            head: say('priority'),
            cell: ({ index, priority }: Line) => (
              <Choice
                label={labelOf(index, say('priority'))}
                value={priority}
                options={priorities}
                word={word}
                onChoose={(chosen) => set(index, { priority: chosen })}
              />
            ),
          },
          {
            head: say('text'),
            cell: ({ index, text }) => (
              <CellInput
                id={`emphasis-${index}-text`}
                label={labelOf(index, say('text'))}
                className="cell-wide"
                value={text}
                maxLength={300}
                onType={(typed) => set(index, { text: typed })}
              />
            ),
          },
          {
            head: say('clause'),
            cell: ({ index, clause }) => (
              <CellInput
                id={`emphasis-${index}-clause`}
                label={labelOf(index, say('clause'))}
                value={clause}
                maxLength={200}
                onType={(typed) => set(index, { clause: typed })}
              />
            ),
          },
          {
            head: say('actions'),
            cell: ({ index }) => (
              <button
                type="button"
                className="admin-short"
                aria-label={labelOf(index, say('remove'))}
                onClick={() => onChange(emphasis.toSpliced(index, 1))}
              >
                {say('remove')}
              </button>
            ),
          },
        ]}
        rows={emphasis.map((one, index): Line => ({ ...one, index }))}
        keyOf={({ index }) => String(index)}
      />
      <button
        type="button"
        onClick={() => onChange([...emphasis, { priority: 'P1', text: '', clause: '' }])}
      >
        {say('addEmphasis')}
      </button>
    </>
  );
}
