import { build, type Plugin } from 'esbuild';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hourMs } from '../../src/domain/time.ts';
import { demoFile, type Life } from './config.ts';
import type { Effect } from './load.ts';
import { openRandom } from './random.ts';
import { verify, type Verdict } from './verify.ts';

const source = fileURLToPath(new URL('office.ts', import.meta.url));
const driver = fileURLToPath(new URL('driver.ts', import.meta.url));
// inside the project, so that it finds the packages
const built = fileURLToPath(
  new URL(`../../node_modules/.cache/crash-${process.pid}/office.mjs`, import.meta.url),
);
// 2026-11-20 09:00 in Asia/Shanghai
const firstDay = Date.UTC(2026, 10, 20, 1);
// Longer than a life takes at an hour a second, start and all.
const betweenLivesMs = 24 * hourMs;
const longestRandomMs = 1200;
const longestLifeMs = 20_000;
const failpointTimes = 3;

/** How one process is to die: at a named point, or at a time nobody chose. */
export type Death = { kind: 'random' } | { kind: 'failpoint'; point: string };

export interface Campaign {
  verdict: Verdict;
  kills: number;
  /** Failpoints that a life did not come to before it was killed all the same. */
  unreached: string[];
}

/** One office that dies again and again under load, and is judged after its last life. */
export async function runCampaign(seed: number, deaths: readonly Death[]): Promise<Campaign> {
  office ??= buildOffice();
  await office;
  const directory = await mkdtemp(join(tmpdir(), 'huiying-crash-'));
  const random = openRandom(seed);
  const effects: Effect[] = [];
  const unreached: string[] = [];
  let startAt = firstDay;
  for (const [index, death] of deaths.entries()) {
    const isPoint = death.kind === 'failpoint';
    const life: Life = {
      directory,
      configFile: demoFile,
      seed,
      number: index + 1,
      startAt,
      nth: 1 + random(failpointTimes),
      ...(isPoint && { failpoint: death.point }),
    };
    const ended = await live(life, isPoint ? longestLifeMs : random(longestRandomMs));
    effects.push(...ended.effects);
    if (isPoint && ended.killedByUs) unreached.push(death.point);
    startAt += betweenLivesMs;
  }
  const verdict = await verify(directory, startAt, effects);
  await rm(directory, { recursive: true });
  return { verdict, kills: deaths.length, unreached };
}

/** Starts an office and kills it so long after it is ready, unless it dies by itself before. */
async function live(
  life: Life,
  killAfterMs: number,
): Promise<{ effects: Effect[]; killedByUs: boolean }> {
  const child = spawn(process.execPath, [built, JSON.stringify(life)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, LOG_LEVEL: 'silent' },
  });
  let output = '';
  let timer: NodeJS.Timeout | undefined;
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    output += chunk;
    timer ??= setTimeout(() => child.kill('SIGKILL'), killAfterMs);
  });
  const [code, signal] = await once(child, 'close');
  clearTimeout(timer);
  if (signal !== 'SIGKILL') throw new Error(`the office ended by itself: ${code} ${signal}`);
  // the last line may have been cut off by the kill; what it told was not heard
  const lines = output.split('\n').slice(0, -1);
  const told = lines.map((line): Effect | 'ready' => JSON.parse(line));
  return { effects: told.filter((one) => one !== 'ready'), killedByUs: child.killed };
}

const watchedDriver: Plugin = {
  name: 'watched-driver',
  setup({ onResolve }) {
    onResolve({ filter: /^@photostructure\/sqlite$/ }, ({ importer }) =>
      importer === driver ? undefined : { path: driver },
    );
  },
};

// once for all campaigns of a run: all of them try the same program
let office: Promise<void> | undefined;

/** One file starts three times as fast as two hundred. */
async function buildOffice(): Promise<void> {
  await build({
    entryPoints: [source],
    outfile: built,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'error',
    plugins: [watchedDriver],
  });
}
