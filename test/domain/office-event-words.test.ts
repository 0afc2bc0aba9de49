import { describe, expect, it } from 'vitest';
import type { OfficeEvent } from '../../src/domain/office-event.ts';
import { officeEventInWords } from '../../src/domain/office-event-words.ts';
import { eight } from './case/office.ts';

const extended: OfficeEvent = {
  id: 'watch/w/2',
  at: eight,
  by: { id: 'u-qin', name: '秦协调' },
  kind: 'watch-extended',
  subject: 'w',
  subjectName: '省两会',
  before: { until: '2026-11-27 08:00' },
  after: { until: '2026-11-28 08:00', reason: '会期延长' },
};

describe('an event of the office in words', () => {
  it('says who did what to what when, from what to what, in both languages', () => {
    expect(officeEventInWords(extended)).toEqual({
      zh: '2026-11-20 08:00  秦协调  延长专项  省两会 (w)  结束：2026-11-27 08:00 → 2026-11-28 08:00 | 理由：会期延长',
      en: '2026-11-20 08:00  秦协调  Special watch extended  省两会 (w)  Until: 2026-11-27 08:00 → 2026-11-28 08:00 | Reason: 会期延长',
    });
  });

  it('calls a rule by its own name, and tells what is gone', () => {
    const { before: _before, after: _after, subjectName: _name, ...bare } = extended;
    const event = { ...bare, before: { 'C3 48小时回应': '{}' } };
    expect(officeEventInWords(event).zh).toMatch(/ {2}w {2}C3 48小时回应：\{\} → —$/);
    expect(officeEventInWords(bare).zh).toMatch(/延长专项 {2}w$/);
  });

  it('lets nothing that somebody wrote move the cursor or turn the text around', () => {
    const event = { ...extended, subjectName: '省\u001b[2J两\u202e会\n' };
    expect(officeEventInWords(event).zh).toContain('省 [2J两 会  (w)');
  });

  it('names a line that cannot be read by its id', () => {
    const told = officeEventInWords({ id: 'watch/w/3', kind: 'unreadable' });
    expect(told.zh).toBe('watch/w/3：本版本读不懂此条：可能由更新的版本写下');
  });
});
