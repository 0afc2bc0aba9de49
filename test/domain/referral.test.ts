import { expect, it } from 'vitest';
import type { Item } from '../../src/domain/item.ts';
import { referralPackage } from '../../src/domain/referral.ts';
import { minuteMs } from '../../src/domain/time.ts';
import {
  draft,
  eight,
  judgment,
  openFile,
  people,
  toJudgment,
  toPublished,
} from './case/office.ts';
import { itemWith } from '../support/item.ts';

it('is there only after a person has handed the matter over', () => {
  expect(referralPackage(toJudgment(openFile()).case, 'h1', [])).toBeUndefined();
});

it('holds claim, refutation, evidence of the case, proved publications and the receipt', () => {
  const file = toJudgment(openFile());
  const words = { claim: '网传青禾镇自来水有毒', refutation: '经检测全部指标合格' };
  file.give(people.coordinator, { kind: 'hand-over', to: '公安机关', ...words });
  const dispositions: 'D6'[] = ['D6'];
  file.give(people.coordinator, {
    kind: 'determine',
    severity: '一般',
    judgment: { ...judgment, truth: '不属实', dispositions },
  });
  file.give(people.head, { kind: 'approve' });
  toPublished(file, { ...draft, closes: ['D6'] });
  const items = [
    itemOf('item-2', { publishedAt: eight - minuteMs, publishedPrecision: 'minute' }),
    itemOf('item-of-another-case'),
    itemOf('item-1', { publishedAt: eight - 2 * minuteMs, author: 'a'.repeat(16) }),
  ];
  const made = referralPackage(file.case, 'h1', items);
  expect(made).toMatchObject({
    number: 'YQ-2026-0001-h1',
    to: '公安机关',
    referredAt: file.now,
    referredBy: '秦协调',
    department: '水务处',
    ...words,
    publications: [
      { title: draft.title, url: 'https://water.example/notice/1', isCorrected: false },
    ],
  });
  expect(made?.evidence.map(({ url }) => url)).toEqual([
    'http://news.example/item-1',
    'http://news.example/item-2',
  ]);
  expect(made?.evidence[0]?.hash).toBe(itemOf('item-1').evidence);
  expect(made).not.toHaveProperty('receipt');
  expect(JSON.stringify(made)).not.toContain('a'.repeat(16));
  file.now += minuteMs;
  file.give(people.coordinator, {
    kind: 'record-receipt',
    handoverId: 'h1',
    number: '公网〔2026〕7号',
    at: file.now,
  });
  expect(referralPackage(file.case, 'h1', items)?.receipt).toEqual({
    number: '公网〔2026〕7号',
    at: file.now,
  });
});

function itemOf(id: string, changes: Partial<Item> = {}): Item {
  return itemWith({ id, url: `http://news.example/${id}`, text: '自来水有毒', ...changes });
}
