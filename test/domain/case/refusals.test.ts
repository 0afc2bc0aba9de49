import { describe, expect, it } from 'vitest';
import { rules } from '../../../src/domain/case/transitions.ts';
import { answerRefusals } from './refusals/answer.ts';
import { closingRefusals } from './refusals/closing.ts';
import { matterRefusals } from './refusals/matter.ts';

const witnesses = { ...matterRefusals, ...answerRefusals, ...closingRefusals };

const elsewhere: readonly string[] = [
  // there is no case yet: opening.test.ts
  'T1 time-impossible',
  // only the action sees other cases
  ...['W6', 'T7', 'T8u'].map((id) => `${id} story-in-live-case`),
  'T8 merge-target',
  'T8u merge-pending',
  // a second line: nobody leaves 收集 without a lead, what was referred stays so, and C8 runs on before the archive
  'W1 lead-missing',
  'W3 lead-missing',
  'T4 referral-missing',
  'T6 referral-missing',
];
const promised = rules
  .flatMap(({ id, unless }) => unless.map((reason) => `${id} ${reason}`))
  .filter((row) => !elsewhere.includes(row));

describe('the reasons for which the table says that a command is refused', () => {
  it('are all met by a case, and no others', () => {
    expect(Object.keys(witnesses).sort()).toEqual(promised.sort());
  });

  it.each(Object.entries(witnesses))('%s', (row, witness) => {
    const [file, actor, command] = witness();
    const [id, reason] = row.split(' ');
    const rule = rules.find((other) => other.id === id);
    expect(command.kind).toBe(rule?.command);
    if (rule?.id !== 'T1') expect(rule?.from).toContain(file.case.stage);
    const before = JSON.stringify(file.case);
    const decision = file.attempt(actor, command);
    expect(decision).toMatchObject({ kind: 'refused', reason });
    const { message = '' } = decision.kind === 'refused' ? decision : {};
    // a sentence for the person, which names what it speaks of
    expect(message).toMatch(/\p{Script=Han}{4}/u);
    expect(message).not.toMatch(/^(为|最多)|”的，请刷新/);
    expect(JSON.stringify(file.case)).toBe(before);
  });
});
