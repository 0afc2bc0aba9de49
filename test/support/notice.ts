import type { Notice } from '../../src/domain/notice.ts';

/** A notice of a fictitious case; changes make it another. */
export function noticeWith(changes: Partial<Notice> = {}): Notice {
  return {
    id: '案-1/C3/1/1/2-100',
    caseId: '案-1',
    caseNumber: 'YQ-2026-0001',
    department: 'water',
    severity: '一般',
    to: [
      { role: 'leader', name: '分管领导' },
      { role: 'assignee', name: '朱承办', account: 'u-zhu' },
    ],
    subject: 'YQ-2026-0001《青禾镇自来水变黄》“48小时回应”已超时5分',
    body: '应于 2026-11-22 08:00 前完成；依据：国办发〔2016〕61号。',
    urgency: 'breach',
    at: Date.UTC(2026, 10, 22, 0, 5),
    ...changes,
  };
}
