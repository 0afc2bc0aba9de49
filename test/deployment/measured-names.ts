import { openMetrics } from '../../src/adapters/prometheus/metrics.ts';

/** The names of all that the program measures itself. */
export async function measuredNames(): Promise<ReadonlySet<string>> {
  const metrics = openMetrics();
  for (const name of ['huiying_stage_lag', 'huiying_outbox_waiting', 'huiying_cases_due'] as const)
    metrics.watch({ name }, async () => 0);
  const types = (await metrics.text()).matchAll(/^# TYPE (huiying_\w+)/gm);
  return new Set([...types].map(([, name = '']) => name));
}
