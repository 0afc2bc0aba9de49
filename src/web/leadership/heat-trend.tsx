import { useMemo } from 'react';
import { Link } from 'wouter';
import { Chart, type ChartOption } from '../shared/chart.tsx';
import { Told } from '../shared/told.tsx';
import { useWords } from '../shared/words.ts';
import { cockpitWords } from '../words/cockpit.ts';
import { palette, type Palette } from './chart-colours.ts';
import type { Cockpit } from './figures.ts';
import { Meaning } from './meaning.tsx';

type Day = Cockpit['heat'][number];

/** How often the matters of the period appeared, day by day, with the answers that were published. */
export function HeatTrend({ days, isDark = false }: { days: Cockpit['heat']; isDark?: boolean }) {
  const say = useWords(cockpitWords);
  const [appearances, published] = [say('appearances'), say('published')];
  const option = useMemo(
    () => optionOf(days, { appearances, published }, palette(isDark)),
    [days, appearances, published, isDark],
  );
  return (
    <section className="card cockpit-wide">
      <Chart
        caption={say('heat')}
        option={option}
        columns={[
          { head: say('day'), cell: ({ day }: Day) => day },
          { head: appearances, cell: (day) => day.appearances, isNumber: true },
          { head: published, cell: (day) => <Published day={day} /> },
        ]}
        rows={days}
        keyOf={({ day }) => day}
      />
      <Meaning of="meaning.heat" />
    </section>
  );
}

function Published({ day: { published } }: { day: Day }) {
  if (published.length === 0) return '—';
  return (
    <ul className="cockpit-plain-list">
      {published.map(({ caseId, title }) => (
        <li key={caseId + title}>
          <Link href={`/cases/${caseId}/respond`}>
            <Told>{title}</Told>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function optionOf(
  days: readonly Day[],
  names: { appearances: string; published: string },
  { ink, line, accent, answer }: Palette,
): ChartOption {
  return {
    textStyle: { color: ink },
    grid: { left: 44, right: 20, top: 36, bottom: 28 },
    legend: { top: 0, data: [names.appearances, names.published], textStyle: { color: ink } },
    xAxis: {
      type: 'category',
      data: days.map(({ day }) => day.slice(5)),
      axisLine: { lineStyle: { color: line } },
      axisLabel: { color: ink },
    },
    yAxis: {
      type: 'value',
      minInterval: 1,
      axisLabel: { color: ink },
      splitLine: { lineStyle: { color: line } },
    },
    series: [
      {
        name: names.appearances,
        type: 'line',
        color: accent,
        lineStyle: { width: 2 },
        symbolSize: 5,
        areaStyle: { opacity: 0.12 },
        data: days.map(({ appearances }) => appearances),
      },
      {
        name: names.published,
        type: 'scatter',
        color: answer,
        symbol: 'diamond',
        symbolSize: 15,
        // a day without an answer has no mark; the mark stands on the line, where the answer came
        data: days.map(({ published, appearances }) => (published.length > 0 ? appearances : null)),
      },
    ],
  };
}
