import { Checkbox } from '../shared/fields.tsx';
import { priorities } from '../shared/priorities.ts';
import { Table, type Column } from '../shared/table.tsx';
import { useCodes, useWords } from '../shared/words.ts';
import { topicsWords } from '../words/admin-topics.ts';
import { domainWords } from '../words/domain.ts';
import { CellInput, Choice, replaced } from './cell-fields.tsx';
import type { DraftOpening } from './opening-draft.ts';

const severities: readonly DraftOpening['severityAtLeast'][] = [
  ...(['', '特别重大', '重大', '较大', '一般'] as const),
];
const certainties: readonly DraftOpening['certainty'][] = ['sure', 'suspected'];

interface Line extends DraftOpening {
  index: number;
}

/** When a story becomes a case by itself; a rule is added as a copy of another. */
export function OpeningRulesEditor(props: {
  rules: readonly DraftOpening[];
  onChange: (rules: readonly DraftOpening[]) => void;
}) {
  const { rules, onChange } = props;
  const say = useWords(topicsWords);
  const set = (index: number, change: Partial<DraftOpening>) =>
    onChange(replaced(rules, index, change));
  const labelOf = ({ id, index }: Line, field: string) =>
    say('fieldOf', { rule: id === '' ? String(index + 1) : id, field });
  const typed = (
    name: 'id' | 'confidence' | 'appearances' | 'clause',
    word: 'rule' | 'confidence' | 'appearances' | 'clause',
  ): Column<Line> => ({
    head: say(word),
    cell: (line) => (
      <CellInput
        id={`opening-${line.index}-${name}`}
        className={name === 'confidence' || name === 'appearances' ? 'rule-amount' : 'cell-narrow'}
        label={labelOf(line, say(word))}
        value={line[name]}
        maxLength={name === 'clause' ? 200 : 60}
        onType={(text) => set(line.index, { [name]: text })}
      />
    ),
  });
  return (
    <Table
      caption={say('opening')}
      columns={[
        typed('id', 'rule'),
        {
          head: say('priority'),
          cell: (line: Line) => (
            <Priorities
              label={labelOf(line, say('priority'))}
              chosen={line.anyPriority}
              onChange={(anyPriority) => set(line.index, { anyPriority })}
            />
          ),
        },
        typed('confidence', 'confidence'),
        {
          head: say('certainty'),
          cell: (line) => (
            <Choice
              label={labelOf(line, say('certainty'))}
              value={line.certainty}
              options={certainties}
              word={say}
              onChoose={(certainty) => set(line.index, { certainty })}
            />
          ),
        },
        typed('appearances', 'appearances'),
        {
          head: say('severity'),
          cell: (line) => <Severity line={line} label={labelOf(line, say('severity'))} set={set} />,
        },
        {
          head: say('official'),
          cell: (line) => (
            <input
              type="checkbox"
              aria-label={labelOf(line, say('official'))}
              checked={line.includeOfficial}
              onChange={({ target }) => set(line.index, { includeOfficial: target.checked })}
            />
          ),
        },
        typed('clause', 'clause'),
        {
          head: say('actions'),
          cell: ({ index, ...rule }) => (
            <div className="row rule-actions">
              <button
                type="button"
                aria-label={labelOf({ index, ...rule }, say('copy'))}
                onClick={() =>
                  onChange(rules.toSpliced(index + 1, 0, { ...rule, id: `${rule.id}-2` }))
                }
              >
                {say('copy')}
              </button>
              <button
                type="button"
                aria-label={labelOf({ index, ...rule }, say('remove'))}
                onClick={() => onChange(rules.toSpliced(index, 1))}
              >
                {say('remove')}
              </button>
            </div>
          ),
        },
      ]}
      rows={rules.map((rule, index): Line => ({ ...rule, index }))}
      keyOf={({ index }) => String(index)}
    />
  );
}

function Severity(props: {
  line: Line;
  label: string;
  set: (index: number, change: Partial<DraftOpening>) => void;
}) {
  const { line, label, set } = props;
  const say = useWords(topicsWords);
  const word = useCodes(domainWords);
  return (
    <Choice
      label={label}
      value={line.severityAtLeast}
      options={severities}
      word={(one) => (one === '' ? say('any') : `≥ ${word(one)}`)}
      onChoose={(severityAtLeast) => set(line.index, { severityAtLeast })}
    />
  );
}

function Priorities(props: {
  label: string;
  chosen: DraftOpening['anyPriority'];
  onChange: (chosen: DraftOpening['anyPriority']) => void;
}) {
  const { label, chosen, onChange } = props;
  const word = useCodes(domainWords);
  return (
    <div role="group" aria-label={label} className="admin-short">
      {priorities.map((priority) => (
        <Checkbox
          key={priority}
          label={word(priority)}
          checked={chosen.includes(priority)}
          onChange={({ target }) =>
            onChange(
              priorities.filter((one) =>
                one === priority ? target.checked : chosen.includes(one),
              ),
            )
          }
        />
      ))}
    </div>
  );
}
