import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildWeb } from '../../scripts/build-web.ts';

/** Builds the web application once for all screen tests, into a folder of its own; gives what removes it. */
export async function setup(): Promise<() => Promise<void>> {
  const outDir = await mkdtemp(join(tmpdir(), 'huiying-web-'));
  await buildWeb({ outDir });
  process.env['HUIYING_TEST_WEB'] = outDir;
  return () => rm(outDir, { recursive: true });
}
