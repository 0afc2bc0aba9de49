import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { openMetrics } from '../../src/adapters/prometheus/metrics.ts';

it('shows on the dashboard only what the program measures, and all of it', async () => {
  const metrics = openMetrics();
  for (const name of ['huiying_stage_lag', 'huiying_outbox_waiting', 'huiying_cases_due'] as const)
    metrics.watch({ name }, async () => 0);
  const measured = [...(await metrics.text()).matchAll(/^# TYPE (huiying_\w+)/gm)].map(
    ([, name]) => name,
  );
  const dashboard = await readFile('deploy/grafana-dashboard.json', 'utf8');
  const shown = [...dashboard.matchAll(/huiying_[a-z_]+/g)].map(([name]) =>
    name.replace(/_bucket$/, ''),
  );
  expect(new Set(shown)).toEqual(new Set(measured));
});
