import { shanghaiMinute } from '../domain/time.ts';
import type { Cockpit } from '../views/cockpit.ts';
import { cockpitTables, periodInWords, type CockpitTable } from './cockpit-tables.ts';
import { officialDocument, prose, ruledTable, section, signed } from './official-document.ts';

const numerals = ['一', '二', '三', '四', '五', '六'];

/** The figures of the cockpit as an official document, each table followed by how it is counted. */
export function cockpitDocx(cockpit: Cockpit, officeName: string): Promise<Uint8Array> {
  return officialDocument('政务舆情回应情况报告', [
    ...prose(
      `统计期：${periodInWords(cockpit)}。数据截至${shanghaiMinute(cockpit.now)}。${summary(cockpit)}`,
    ),
    ...cockpitTables(cockpit).flatMap(tableSection),
    signed(officeName),
  ]);
}

function summary({ promises, open, overdue, toSign }: Cockpit): string {
  const kept = promises.map(({ name, met, of }) =>
    of === 0 ? `${name}本期无到期` : `${name}到期${of}件、按时${met}件`,
  );
  return `${kept.join('；')}。现在办${open}件，其中已超时${overdue}件；待签评估${toSign}件。`;
}

function tableSection({ title, meaning, head, widths, rows }: CockpitTable, index: number) {
  const told = rows.map((row) => row.map(String));
  return [
    section(`${numerals[index] ?? ''}、${title}`),
    ...(told.length === 0 ? prose('本期无。') : [ruledTable(widths, head, told)]),
    ...prose(`口径：${meaning}`),
  ];
}
