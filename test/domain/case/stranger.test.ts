import { describe, expect, it } from 'vitest';
import type { Command } from '../../../src/domain/case/commands.ts';
import {
  draft,
  eight,
  hours,
  judgment,
  lead,
  minutes,
  openFile,
  people,
  toAnswer,
  toJudgment,
  toPublished,
} from './office.ts';

const roads = { id: 'roads', name: '道路处' };

describe('the head of a department that has nothing to do with the matter', () => {
  const handOver = { to: '网信部门', claim: '称停水一月', refutation: '供水记录' } as const;
  const document = { clock: 'C7', subject: '供水管理办法' } as const;
  const now = eight + minutes(30);

  it.each<[string, Command]>([
    [
      'says that a press conference was held',
      {
        kind: 'record-press-conference',
        at: now,
        spokesperson: '许处长',
        link: 'https://roads.example/live',
      },
    ],
    ['enters a receipt', { kind: 'record-receipt', handoverId: 'h1', number: '18', at: now }],
    ['corrects a publication', { kind: 'correct-publication', publicationId: 'p1', reason: '误' }],
    [
      'puts further duties on the case',
      { kind: 'register-duty', clock: 'C7', subject: '道路办法', startedAt: eight },
    ],
    [
      'says that a duty is fulfilled',
      { kind: 'fulfil-duty', ...document, at: now, evidence: 'https://roads.example/7' },
    ],
  ])('is refused when he %s; the lead department is not', (_, command) => {
    const file = toJudgment(openFile([], now));
    file.give(people.coordinator, { kind: 'hand-over', ...handOver });
    toPublished(toAnswer(file), { ...draft, closes: judgment.dispositions });
    file.give(people.head, { kind: 'register-duty', ...document, startedAt: eight });
    expect(file.attempt(people.strangerHead, command)).toMatchObject({
      reason: 'not-your-department',
      message: expect.stringContaining('水务处'),
    });
    expect(file.attempt(people.head, command).kind).toBe('accepted');
  });

  it('may lend a hand as long as nobody is responsible', () => {
    const early = openFile();
    const duty = { kind: 'register-duty', ...document, startedAt: eight } as const;
    early.give(people.strangerHead, duty);
    expect(early.case.duties).toHaveLength(1);
  });
});

describe('a department that is held accountable', () => {
  const appeal = { kind: 'appeal', breachId: 'b1', reason: '通信中断' } as const;
  const rectify = { kind: 'record-rectification', breachId: 'b1', text: '已增设值守' } as const;

  it('appeals and rectifies itself: no other department can use up its one appeal', () => {
    const file = toBlamed('水务处');
    for (const command of [appeal, rectify])
      expect(file.attempt(people.strangerHead, command)).toMatchObject({
        reason: 'not-your-department',
      });
    file.give(people.coordinator, rectify);
    file.give(people.head, appeal);
  });

  it.each(['道路处', 'roads'])('does so also after it has lost the case (named as %s)', (name) => {
    const file = toBlamed(name);
    expect(file.case.lead?.department).not.toEqual(roads);
    file.give(people.strangerHead, rectify);
    file.give(people.strangerHead, appeal);
  });

  function toBlamed(department: string) {
    const file = openFile();
    file.give(people.coordinator, lead);
    file.now = eight + hours(49);
    file.fire();
    file.give(people.leader, {
      kind: 'conclude-breaches',
      breachIds: ['b1'],
      verdict: { kind: '问责', department, fault: '处置不得力', measure: '通报批评' },
    });
    return file;
  }
});
