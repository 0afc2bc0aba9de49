import { afterEach, expect, it } from 'vitest';
import { openMetrics } from '../../../src/adapters/prometheus/metrics.ts';
import {
  openOperatorServer,
  type OperatorServer,
} from '../../../src/adapters/prometheus/server.ts';

let server: OperatorServer | undefined;
afterEach(() => server?.close());

async function ask(path: string, isReady = true): Promise<{ status: number; text: string }> {
  const metrics = openMetrics();
  metrics.handled('story-to-case', 'passed on', 12);
  metrics.handled('story-to-case', 'parked', 1);
  metrics.fired(2_500);
  metrics.breached();
  metrics.watch({ name: 'huiying_stage_lag', stage: 'story-to-case' }, async () => 7);
  metrics.watch({ name: 'huiying_stage_lag', stage: 'case-to-merge' }, async () => {
    throw new Error('the broker is down');
  });
  server = await openOperatorServer(
    { host: '127.0.0.1', port: 0 },
    { metrics, isReady: async () => isReady },
  );
  const response = await fetch(`http://127.0.0.1:${server.port}${path}`);
  return { status: response.status, text: await response.text() };
}

it('tells Prometheus what was handled, how late steps went out and what waits', async () => {
  const { text } = await ask('/metrics');
  expect(text).toContain('huiying_messages_total{stage="story-to-case",outcome="passed on"} 12');
  expect(text).toContain('huiying_messages_total{stage="story-to-case",outcome="parked"} 1');
  expect(text).toContain('huiying_fire_lateness_seconds_bucket{le="5"} 1');
  expect(text).toContain('huiying_breaches_total 1');
  expect(text).toContain('huiying_stage_lag{stage="story-to-case"} 7');
});

it('leaves out a size that cannot be read now', async () => {
  expect((await ask('/metrics')).text).not.toContain('case-to-merge');
});

it('is alive as long as it runs, and ready while its stores answer', async () => {
  expect((await ask('/healthz', false)).status).toBe(200);
  await server?.close();
  expect((await ask('/readyz', false)).status).toBe(503);
  await server?.close();
  expect((await ask('/readyz', true)).status).toBe(200);
});

it('has nothing else', async () => {
  expect((await ask('/api/cases')).status).toBe(404);
});
