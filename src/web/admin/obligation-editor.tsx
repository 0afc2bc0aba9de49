import { Table } from '../shared/table.tsx';
import { useCodes, useWords } from '../shared/words.ts';
import { rulesWords } from '../words/admin-rules.ts';
import { domainWords } from '../words/domain.ts';
import { CellInput, Choice, replaced } from './cell-fields.tsx';
import type { DraftRule, Severity, Unit } from './time-draft.ts';

const units: readonly Unit[] = ['hours', 'workingDays', 'until'];
const anchors: readonly DraftRule['anchor'][] = ['earliest', 'event'];
const natures: readonly DraftRule['basis'][] = ['statutory', 'internal'];
const severities: readonly Severity[] = ['特别重大', '重大', '较大', '一般'];

interface Line extends DraftRule {
  index: number;
}

/** The rules of time with every part that may be changed; a rule is added as a copy of another. */
export function ObligationEditor(props: {
  rules: readonly DraftRule[];
  onChange: (rules: readonly DraftRule[]) => void;
}) {
  const { rules, onChange } = props;
  const say = useWords(rulesWords);
  const lines: Line[] = rules.map((rule, index) => ({ ...rule, index }));
  const set = (index: number, change: Partial<DraftRule>) =>
    onChange(replaced(rules, index, change));
  const nameOf = ({ rule, name }: Line) => `${rule.clock} ${name}`;
  return (
    <Table
      caption={say('obligations')}
      columns={[
        {
          head: say('name'),
          cell: (line) => (
            <div className="row rule-name">
              <span className="number">{line.rule.clock}</span>
              <CellInput
                id={`rule-${line.index}-name`}
                label={say('fieldOf', { rule: nameOf(line), field: say('name') })}
                value={line.name}
                maxLength={60}
                onType={(name) => set(line.index, { name })}
              />
            </div>
          ),
        },
        {
          head: say('when'),
          cell: (line) => <Condition line={line} onChange={(one) => set(line.index, one)} />,
        },
        {
          head: say('within'),
          cell: (line) => (
            <div className="row">
              <CellInput
                id={`rule-${line.index}-amount`}
                className="rule-amount"
                label={say('fieldOf', { rule: nameOf(line), field: say('within') })}
                value={line.amount}
                inputMode={line.unit === 'until' ? 'text' : 'decimal'}
                maxLength={8}
                onType={(amount) => set(line.index, { amount })}
              />
              <Choice
                label={say('fieldOf', { rule: nameOf(line), field: say('unit') })}
                value={line.unit}
                options={units}
                word={(unit) => say(`unit.${unit}`)}
                onChoose={(unit) => set(line.index, { unit })}
              />
            </div>
          ),
        },
        {
          head: say('anchor'),
          cell: (line) => (
            <Choice
              label={say('fieldOf', { rule: nameOf(line), field: say('anchor') })}
              value={line.anchor}
              options={anchors}
              word={(anchor) => say(`anchor.${anchor}`)}
              onChoose={(anchor) => set(line.index, { anchor })}
            />
          ),
        },
        {
          head: say('legal'),
          cell: (line) => (
            <Choice
              label={say('fieldOf', { rule: nameOf(line), field: say('legal') })}
              value={line.basis}
              options={natures}
              word={say}
              onChoose={(basis) => set(line.index, { basis })}
            />
          ),
        },
        {
          head: say('clause'),
          cell: (line) => (
            <CellInput
              id={`rule-${line.index}-clause`}
              label={say('fieldOf', { rule: nameOf(line), field: say('clause') })}
              value={line.clause}
              maxLength={200}
              onType={(clause) => set(line.index, { clause })}
            />
          ),
        },
        {
          head: say('actions'),
          cell: (line) => (
            <div className="row rule-actions">
              <button
                type="button"
                aria-label={say('copyOf', { rule: nameOf(line) })}
                onClick={() => onChange(rules.toSpliced(line.index + 1, 0, copyOf(line)))}
              >
                {say('copy')}
              </button>
              <button
                type="button"
                aria-label={say('removeOf', { rule: nameOf(line) })}
                onClick={() => onChange(rules.toSpliced(line.index, 1))}
              >
                {say('remove')}
              </button>
            </div>
          ),
        },
      ]}
      rows={lines}
      keyOf={({ index }) => String(index)}
    />
  );
}

function copyOf({ index: _index, ...rule }: Line): DraftRule {
  return { ...rule, name: `${rule.name} 2` };
}

function Condition(props: { line: Line; onChange: (change: Partial<DraftRule>) => void }) {
  const { line, onChange } = props;
  const say = useWords(rulesWords);
  const word = useCodes(domainWords);
  const rule = `${line.rule.clock} ${line.name}`;
  const { graveImpact, fastTrack } = line.rule.when;
  const options: readonly (Severity | '')[] = ['', ...severities];
  return (
    <>
      <Choice
        label={say('fieldOf', { rule, field: say('from') })}
        value={line.atLeast}
        options={options}
        word={(one) => (one === '' ? say('noFloor') : say('atLeast', { s: word(one) }))}
        onChoose={(atLeast) => onChange({ atLeast })}
      />{' '}
      <Choice
        label={say('fieldOf', { rule, field: say('upTo') })}
        value={line.below}
        options={options}
        word={(one) => (one === '' ? say('noCeiling') : say('below', { s: word(one) }))}
        onChoose={(below) => onChange({ below })}
      />
      {graveImpact && <div className="quiet">{say('grave')}</div>}
      {fastTrack && <div className="quiet">{say('fast')}</div>}
    </>
  );
}
