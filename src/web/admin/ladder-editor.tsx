import { Checkbox } from '../shared/fields.tsx';
import { Table } from '../shared/table.tsx';
import { useWords } from '../shared/words.ts';
import { rulesWords } from '../words/admin-rules.ts';
import type { DraftStep, LadderRole } from './time-draft.ts';

const roles: readonly LadderRole[] = [
  ...(['assignee', 'lead-head', 'coordinator', 'leader', 'principal', 'superior'] as const),
];

interface Line extends DraftStep {
  index: number;
}

/** Who is told when which share of the time is used up, and how often again. */
export function LadderEditor(props: {
  steps: readonly DraftStep[];
  onChange: (steps: readonly DraftStep[]) => void;
}) {
  const { steps, onChange } = props;
  const say = useWords(rulesWords);
  const lines: Line[] = steps.map((step, index) => ({ ...step, index }));
  const set = (index: number, change: Partial<DraftStep>) =>
    onChange(steps.map((step, i) => (i === index ? { ...step, ...change } : step)));
  const next: DraftStep = { at: '', to: [], everyMinutes: '', atMost: '' };
  return (
    <>
      <Table
        caption={say('ladder')}
        columns={[
          {
            head: say('at'),
            cell: ({ index, at }: Line) => (
              <span className="row rule-line">
                <input
                  id={`step-${index}-at`}
                  className="rule-amount"
                  aria-label={say('shareOf', { n: index + 1 })}
                  value={at}
                  inputMode="decimal"
                  maxLength={6}
                  onChange={({ target }) => set(index, { at: target.value })}
                />
                %
              </span>
            ),
          },
          {
            head: say('to'),
            cell: ({ index, to }) => (
              <div className="row" role="group" aria-label={say('rolesOf', { n: index + 1 })}>
                {roles.map((role) => (
                  <Checkbox
                    key={role}
                    label={say(role)}
                    checked={to.includes(role)}
                    onChange={({ target }) =>
                      set(index, {
                        to: roles.filter((one) =>
                          one === role ? target.checked : to.includes(one),
                        ),
                      })
                    }
                  />
                ))}
              </div>
            ),
          },
          {
            head: say('repeat'),
            cell: ({ index, everyMinutes, atMost }) => (
              <span className="row rule-line">
                <input
                  id={`step-${index}-every`}
                  className="rule-amount"
                  aria-label={say('everyOf', { n: index + 1 })}
                  value={everyMinutes}
                  inputMode="decimal"
                  maxLength={6}
                  onChange={({ target }) => set(index, { everyMinutes: target.value })}
                />
                {say('minutes')}
                <input
                  className="rule-amount"
                  aria-label={say('timesOf', { n: index + 1 })}
                  value={atMost}
                  inputMode="numeric"
                  maxLength={2}
                  onChange={({ target }) => set(index, { atMost: target.value })}
                />
                {say('times')}
              </span>
            ),
          },
          {
            head: say('actions'),
            cell: ({ index }) => (
              <button
                type="button"
                className="admin-short"
                aria-label={say('removeStep', { n: index + 1 })}
                onClick={() => onChange(steps.toSpliced(index, 1))}
              >
                {say('remove')}
              </button>
            ),
          },
        ]}
        rows={lines}
        keyOf={({ index }) => String(index)}
      />
      <button type="button" onClick={() => onChange([...steps, next])}>
        {say('addStep')}
      </button>
    </>
  );
}
