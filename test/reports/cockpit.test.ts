import { describe, expect, it } from 'vitest';
import { cockpitDocx } from '../../src/reports/cockpit-docx.ts';
import { cockpitXlsx } from '../../src/reports/cockpit-xlsx.ts';
import type { Cockpit } from '../../src/views/cockpit.ts';
import { unzipped } from '../support/zip.ts';

const now = Date.UTC(2026, 10, 22, 2, 24, 0);
const hourMs = 3_600_000;

const cockpit: Cockpit = {
  now,
  from: now - 30 * 24 * hourMs,
  to: now,
  promises: [
    { clock: 'C1', name: '5小时权威信息', met: 24, of: 25 },
    { clock: 'C2', name: '24小时发布会', met: 0, of: 0 },
  ],
  open: 12,
  overdue: 7,
  toSign: 3,
  stages: [
    {
      stage: '回应',
      cases: 4,
      medianMs: 5.5 * hourMs,
      longest: {
        id: 'case-1',
        number: 'YQ-2026-0001',
        title: '=HYPERLINK("http://evil.example")\u202e',
        stage: '回应',
        stageSince: now - 9 * hourMs,
      },
    },
  ],
  departments: [
    { id: 'water', name: '水务处', met: 5, of: 6, rank: 1 },
    { id: 'roads', name: '公路处', met: 1, of: 2 },
  ],
  priorities: [{ priority: 'P4', cases: 3, before: 5 }],
  heat: [
    { day: '2026-11-21', appearances: 9, published: [{ caseId: 'case-1', title: '情况通报' }] },
  ],
};

describe('the cockpit as a document', () => {
  it('gives every figure with its denominator and how it is counted, on A4 by GB/T 9704', async () => {
    const document = unzipped(await cockpitDocx(cockpit, '青禾市水务局'), 'word/document.xml');
    const words = document.replace(/<[^>]+>/g, '');
    for (const part of [
      '政务舆情回应情况报告',
      '5小时权威信息到期25件、按时24件',
      '24小时发布会本期无到期',
      '已超时7件；待签评估3件',
      '一、时限落实',
      '六、热度与回应',
      '口径：统计期内到期或停表的法定时限，按牵头部门统计；满5件才排名。',
      '青禾市水务局',
    ])
      expect(words).toContain(part);
    expect(document).toMatch(/<w:pgSz w:w="11906" w:h="16838"/);
    // 37/35/28/26 mm in twentieths of a point
    expect(document).toMatch(/w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/);
    expect(words).not.toContain('\u202e');
  });

  it('ranks a department only from five deadlines on', async () => {
    const document = unzipped(await cockpitDocx(cockpit, '青禾市水务局'), 'word/document.xml');
    const words = document.replace(/<[^>]+>/g, '|').replace(/\|+/g, '|');
    expect(words).toContain('|1|水务处|5|6|83.3|');
    expect(words).toContain('|不排名|公路处|1|2|');
  });
});

describe('the cockpit as a workbook', () => {
  it('has a sheet for each table and one for the definitions', async () => {
    const workbook = await cockpitXlsx(cockpit, '青禾市水务局');
    const names = [
      ...unzipped(workbook, 'xl/workbook.xml').matchAll(/<sheet [^>]*?name="([^"]+)"/g),
    ];
    expect(names.map(([, name]) => name)).toEqual([
      '时限落实',
      '在办情况',
      '各环节',
      '部门时限',
      '收集重点',
      '热度与回应',
      '口径',
    ]);
  });

  it('keeps numbers as numbers, and a title that looks like a formula as text', async () => {
    const workbook = await cockpitXlsx(cockpit, '青禾市水务局');
    const stages = unzipped(workbook, 'xl/worksheets/sheet3.xml');
    expect(stages).toContain('<v>5.5</v>');
    expect(stages).not.toContain('<f>');
    expect(unzipped(workbook, 'xl/sharedStrings.xml')).not.toContain('\u202e');
  });
});
