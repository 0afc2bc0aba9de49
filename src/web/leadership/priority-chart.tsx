import { useMemo } from 'react';
import { Link, useSearch } from 'wouter';
import { Chart, type ChartOption } from '../shared/chart.tsx';
import { useCodes, useWords } from '../shared/words.ts';
import { cockpitWords } from '../words/cockpit.ts';
import { domainWords } from '../words/domain.ts';
import { palette, type Palette } from './chart-colours.ts';
import { figureAddress, type Cockpit } from './figures.ts';
import { Meaning } from './meaning.tsx';

type Row = Cockpit['priorities'][number];

/** What the cases of the period are about, against the period before. */
export function PriorityChart(props: { rows: Cockpit['priorities']; isDark?: boolean }) {
  const { rows, isDark = false } = props;
  const say = useWords(cockpitWords);
  const word = useCodes(domainWords);
  const search = useSearch();
  const [now, before] = [say('now'), say('before')];
  const labels = rows.map(({ priority }) => word(priority)).join('\n');
  const option = useMemo(
    () => optionOf(rows, { labels: labels.split('\n'), now, before }, palette(isDark)),
    [rows, labels, now, before, isDark],
  );
  return (
    <section className="card">
      <Chart
        caption={say('priorities')}
        option={option}
        columns={[
          { head: say('priority'), cell: ({ priority }: Row) => word(priority) },
          {
            head: now,
            isNumber: true,
            cell: ({ priority, cases }) => (
              <Link
                href={figureAddress(search, { name: 'priority', of: priority })}
                aria-label={`${word(priority)} ${cases}`}
              >
                {cases}
              </Link>
            ),
          },
          { head: before, isNumber: true, cell: (row) => row.before },
          {
            head: say('change'),
            isNumber: true,
            cell: (row) => signed(row.cases - row.before),
          },
        ]}
        rows={rows}
        keyOf={({ priority }) => priority}
      />
      <Meaning of="meaning.priority" />
    </section>
  );
}

function signed(change: number): string {
  return change > 0 ? `+${change}` : change < 0 ? `−${-change}` : '0';
}

function optionOf(
  rows: readonly Row[],
  { labels, now, before }: { labels: string[]; now: string; before: string },
  { ink, line, accent, before: grey }: Palette,
): ChartOption {
  const label = { show: true, position: 'right' as const, color: ink };
  return {
    textStyle: { color: ink },
    grid: { left: 8, right: 32, top: 32, bottom: 8, outerBoundsMode: 'same' },
    legend: { top: 0, data: [now, before], textStyle: { color: ink } },
    xAxis: {
      type: 'value',
      minInterval: 1,
      axisLabel: { color: ink },
      splitLine: { lineStyle: { color: line } },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: labels,
      axisLabel: { color: ink },
      axisLine: { lineStyle: { color: line } },
    },
    series: [
      { name: now, type: 'bar', color: accent, label, data: rows.map(({ cases }) => cases) },
      { name: before, type: 'bar', color: grey, label, data: rows.map((row) => row.before) },
    ],
  };
}
