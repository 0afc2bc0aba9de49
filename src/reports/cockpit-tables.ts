import { shanghaiDay, type Instant } from '../domain/time.ts';
import type { Cockpit } from '../views/cockpit.ts';

/** One table of the cockpit with how its figures are counted; numbers stay numbers. */
export interface CockpitTable {
  title: string;
  /** 口径 */
  meaning: string;
  head: readonly string[];
  /** Per cent of the width of a page, by column. */
  widths: readonly number[];
  rows: readonly (readonly (string | number)[])[];
}

const hourMs = 3_600_000;

/** The period of the figures in words, e.g. `2026-10-23至2026-11-22`. */
export function periodInWords({ from, to }: { from: Instant; to: Instant }): string {
  return `${shanghaiDay(from)}至${shanghaiDay(Math.max(from, to - 1))}`;
}

/** Everything that the cockpit shows, as tables. */
export function cockpitTables(cockpit: Cockpit): CockpitTable[] {
  return [
    promisesTable(cockpit),
    workTable(cockpit),
    stagesTable(cockpit),
    departmentsTable(cockpit),
    prioritiesTable(cockpit),
    heatTable(cockpit),
  ];
}

function promisesTable({ promises }: Cockpit): CockpitTable {
  return {
    title: '时限落实',
    meaning:
      '到期：统计期内到期或已停表的时限；按时：其中按时办结的。仍在计时、已取消的不计入；没有到期的不计算比率。',
    head: ['时限', '按时', '到期', '按时率（%）'],
    widths: [40, 20, 20, 20],
    rows: promises.map(({ name, met, of }) => [name, met, of, percent(met, of)]),
  };
}

function workTable({ open, overdue, toSign }: Cockpit): CockpitTable {
  return {
    title: '在办情况',
    meaning:
      '截至生成时刻，与统计期无关。在办：未归档、未合并、未作不立案处理；已超时：至少一个法定时限已过且仍在计时；待签：评估环节本轮未签发。',
    head: ['项目', '件数'],
    widths: [60, 40],
    rows: [
      ['在办', open],
      ['已超时', overdue],
      ['待签评估', toSign],
    ],
  };
}

function stagesTable({ stages, now }: Cockpit): CockpitTable {
  return {
    title: '各环节',
    meaning: '在办案件按当前环节统计；停留自进入该环节起算，中位停留取居中的一件。',
    head: ['环节', '件数', '中位停留（小时）', '最久一件', '已停留（小时）'],
    widths: [12, 12, 18, 40, 18],
    rows: stages.map(({ stage, cases, medianMs, longest }) => [
      stage,
      cases,
      medianMs === undefined ? '' : hours(medianMs),
      longest ? `${longest.number} ${longest.title}` : '',
      longest ? hours(now - longest.stageSince) : '',
    ]),
  };
}

function departmentsTable({ departments }: Cockpit): CockpitTable {
  return {
    title: '部门时限',
    meaning: '统计期内到期或停表的法定时限，按牵头部门统计；满5件才排名。',
    head: ['名次', '牵头部门', '按时', '到期', '按时率（%）'],
    widths: [14, 38, 14, 14, 20],
    rows: departments.map(({ rank, name, met, of }) => [
      rank ?? '不排名',
      name,
      met,
      of,
      rank === undefined ? '' : percent(met, of),
    ]),
  };
}

function prioritiesTable({ priorities }: Cockpit): CockpitTable {
  return {
    title: '收集重点',
    meaning: '统计期内立案的件数，与前一段等长时间相比；一件涉及多个重点的，每个重点各计一次。',
    head: ['收集重点', '本期', '上期', '增减'],
    widths: [40, 20, 20, 20],
    rows: priorities.map(({ priority, cases, before }) => [
      priority,
      cases,
      before,
      cases - before,
    ]),
  };
}

function heatTable({ heat }: Cockpit): CockpitTable {
  return {
    title: '热度与回应',
    meaning:
      '统计期内出现过的事件，每天新增的公开文本条数（含转载）；回应为当天经发布渠道确认的标题。',
    head: ['日期', '公开文本条数', '回应发布'],
    widths: [20, 20, 60],
    rows: heat.map(({ day, appearances, published }) => [
      day,
      appearances,
      published.map(({ title }) => title).join('\n'),
    ]),
  };
}

function percent(met: number, of: number): number | '' {
  return of === 0 ? '' : Math.round((1000 * met) / of) / 10;
}

function hours(ms: number): number {
  return Math.round((10 * ms) / hourMs) / 10;
}
