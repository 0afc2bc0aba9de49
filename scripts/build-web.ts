// Builds the web application to dist/web. `--when-stale` does nothing while the output is newer than its sources.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const sources = ['src/web', 'src/views', 'vite.config.ts', 'package-lock.json'];

/** Builds into `outDir`; rejects with what is wrong in the sources. */
export async function buildWeb({
  outDir = join(root, 'dist/web'),
  onlyWhenStale = false,
} = {}): Promise<void> {
  if (onlyWhenStale && !isStale(join(outDir, 'index.html'))) return;
  const { build } = await import('vite');
  await build({
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'warn',
    build: { outDir },
  });
}

function isStale(output: string): boolean {
  if (!existsSync(output)) return true;
  const builtAt = statSync(output).mtimeMs;
  return sources.some((source) => newestIn(join(root, source)) > builtAt);
}

function newestIn(path: string): number {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(...readdirSync(path).map((name) => newestIn(join(path, name))));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await buildWeb({ onlyWhenStale: process.argv.includes('--when-stale') });
}
