import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { measuredNames } from './measured-names.ts';

it('shows on the dashboard only what the program measures, and all of it', async () => {
  const dashboard = await readFile('deploy/grafana-dashboard.json', 'utf8');
  const shown = [...dashboard.matchAll(/huiying_[a-z_]+/g)].map(([name]) =>
    name.replace(/_bucket$/, ''),
  );
  expect(new Set(shown)).toEqual(await measuredNames());
});
