import { describe, expect, it } from 'vitest';
import { dayMs } from '../../src/domain/time.ts';
import { countedCase } from '../../src/views/counted-case.ts';
import { departmentView } from '../../src/views/department.ts';
import {
  consultation,
  draft,
  eight,
  hours,
  lead,
  openFile,
  people,
  toAnswer,
  toEvaluation,
  toJudgment,
  type CaseFile,
} from '../domain/case/office.ts';

const period = { from: eight - dayMs, to: eight + 7 * dayMs };
const now = eight + hours(2);
const asked = { id: 'roads', name: '道路处' };

function deskOf(department: { id: string; name: string }, file: CaseFile) {
  const counted = [countedCase(file.case)];
  return departmentView(department, { cases: [file.case], counted, period, now });
}

describe('the department’s desk', () => {
  it('shows a consultation until the department has replied, with the time for its reply', () => {
    const file = openFile();
    file.give(people.coordinator, lead);
    file.give(people.coordinator, consultation);
    const [task] = deskOf(asked, file).consultations;
    expect(task).toMatchObject({ question: consultation.question, clock: { kind: 'C6' } });
    const opinion = '与道路施工无关';
    const reply = { kind: 'reply-consultation', department: 'roads', opinion } as const;
    file.give(people.strangerHead, reply);
    expect(deskOf(asked, file).consultations).toEqual([]);
  });

  it('shows what the department leads and has not answered, by the deadline of the law', () => {
    const file = toAnswer(toJudgment(openFile()));
    const { toRespond } = deskOf(lead.lead.department, file);
    expect(toRespond).toMatchObject([{ drafts: 0, clock: { basis: 'statutory' } }]);
    expect(deskOf(asked, file).toRespond).toEqual([]);
    const answered = toEvaluation(openFile());
    expect(deskOf(lead.lead.department, answered).toRespond).toEqual([]);
  });

  it('shows a draft that was sent back, with the reason', () => {
    const file = toAnswer(toJudgment(openFile()));
    file.give(people.handler, draft);
    const reason = '数字与通报不一致';
    const back = { kind: 'return-draft', draftId: 'd1', gate: '文字关', reason } as const;
    file.give(people.reviewer, back);
    expect(deskOf(lead.lead.department, file).returned).toMatchObject([
      { draftId: 'd1', gate: '文字关', reason },
    ]);
  });

  it('counts the department’s own deadlines and nobody else’s', () => {
    const file = toEvaluation(openFile());
    expect(deskOf(lead.lead.department, file).compliance).toMatchObject({ met: 1, of: 1 });
    expect(deskOf(asked, file).compliance).toMatchObject({ met: 0, of: 0 });
  });
});
