import { DepartmentTable } from './department-table.tsx';
import { FigureRow } from './figure-row.tsx';
import type { Cockpit } from './figures.ts';
import { HeatTrend } from './heat-trend.tsx';
import { PriorityChart } from './priority-chart.tsx';
import { StageTable } from './stage-table.tsx';

/** All figures of the period: first what was promised, then where things stand. */
export function Overview({ cockpit, isDark = false }: { cockpit: Cockpit; isDark?: boolean }) {
  return (
    <>
      <FigureRow cockpit={cockpit} />
      <div className="cockpit-grid">
        <HeatTrend days={cockpit.heat} isDark={isDark} />
        <StageTable stages={cockpit.stages} now={cockpit.now} />
        <DepartmentTable rows={cockpit.departments} />
        <PriorityChart rows={cockpit.priorities} isDark={isDark} />
      </div>
    </>
  );
}
