import { expect, it } from 'vitest';
import { draft, judgment, openFile, people, toJudgment, toPublished } from './office.ts';

const finish = { kind: 'finish-response' } as const;

it.each([
  ['D1', '公开吸收采纳情况'],
  ['D2', '公布研究解决情况'],
  ['D3', '发布调查处置情况'],
  ['D4', '发布权威信息、澄清事实'],
  ['D5', '发布信息引导和纠正'],
  ['D6', '及时回应并移交涉嫌违法线索'],
] as const)('closes %s by a publication of its own only: %s', (disposition, outcome) => {
  const other = disposition === 'D4' ? 'D5' : 'D4';
  const file = toJudgment(openFile());
  file.give(people.coordinator, {
    kind: 'determine',
    severity: '一般',
    judgment: { ...judgment, dispositions: [disposition], noReferralReason: '无违法情节' },
  });
  file.give(people.head, { kind: 'approve' });
  file.give(people.head, { kind: 'declare-handling-ended' });
  toPublished(file, { ...draft, closes: [other] });
  expect(file.attempt(people.head, finish)).toMatchObject({
    reason: 'dispositions-open',
    message: expect.stringContaining(outcome),
  });
  toPublished(file, { ...draft, title: '关于处置结果', closes: [disposition] });
  file.give(people.head, finish);
  expect(file.case.closedDispositions).toContain(disposition);
});
