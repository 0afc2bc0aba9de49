import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { AppError } from '../../domain/errors.ts';
import type { PageRenderer, Rendering, StoredPage } from '../../ports/page-renderer.ts';
import { evidenceUrl, openEvidenceProxy } from './evidence-proxy.ts';

const run = promisify(execFile);
/** What is longer is cut off at the foot. */
const [widthPx, heightPx] = [1280, 4000];

interface PageRendererOptions {
  /** Path of Chromium. */
  executable: string;
  timeoutMs: number;
}

/**
 * Draws pages with a headless Chromium of their own each, one at a time, the first 4000 pixels of each. Throws
 * `config-invalid` where there is no such program.
 */
export function openPageRenderer({ executable, timeoutMs }: PageRendererOptions): PageRenderer {
  try {
    accessSync(executable, constants.X_OK);
  } catch (cause) {
    const message = `evidence.chromium: got "${executable}", expected the path of an installed Chromium; or set evidence.screenshots to false`;
    throw new AppError('config-invalid', message, { cause });
  }
  let last: Promise<unknown> = Promise.resolve();
  return {
    render(page) {
      const drawn = last.then(() => draw(page, { executable, timeoutMs }));
      last = drawn;
      return drawn;
    },
  };
}

async function draw(
  page: StoredPage,
  { executable, timeoutMs }: PageRendererOptions,
): Promise<Rendering> {
  const folder = await mkdtemp(join(tmpdir(), 'huiying-screenshot-'));
  const proxy = await openEvidenceProxy(page);
  const file = join(folder, 'page.png');
  try {
    const args = argumentsFor({ file, profile: join(folder, 'profile'), proxy: proxy.origin });
    await run(executable, args, { timeout: timeoutMs, killSignal: 'SIGKILL' });
    return { kind: 'rendered', png: await readFile(file) };
  } catch (error) {
    return { kind: 'failed', reason: reasonOf(error) };
  } finally {
    await proxy.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

interface Places {
  file: string;
  profile: string;
  proxy: string;
}

function argumentsFor({ file, profile, proxy }: Places): string[] {
  return [
    '--headless=new',
    `--screenshot=${file}`,
    `--user-data-dir=${profile}`,
    `--window-size=${widthPx},${heightPx}`,
    '--hide-scrollbars',
    '--disable-gpu',
    '--disable-dev-shm-usage',
    '--no-first-run',
    '--disable-extensions',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-quic',
    // everything goes to the proxy, what is on this machine too, and no name is ever looked up
    `--proxy-server=${proxy}`,
    '--proxy-bypass-list=<-loopback>',
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    '--webrtc-ip-handling-policy=disable_non_proxied_udp',
    // Chromium refuses to start for root otherwise
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    evidenceUrl,
  ];
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ('killed' in error && error.killed === true) return 'Chromium took too long';
  if ('code' in error && error.code === 'ENOENT') return 'Chromium drew nothing';
  // the first line of such messages is the command line, which says nothing of what went wrong
  return `Chromium: ${error.message.split('\n').slice(1).join(' ').slice(0, 300)}`;
}
