import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { suggestSource, type Suggestion } from '../../actions/source/suggest.ts';
import { loadConfig, type Config } from '../../config/load.ts';
import { AppError } from '../../domain/errors.ts';
import { itemSchema, type Item } from '../../domain/item.ts';
import { isCrawled } from '../../domain/source.ts';
import { secondMs, shanghaiMinute } from '../../domain/time.ts';
import { itemsTopic } from '../../domain/topics.ts';
import type { Log } from '../../ports/log.ts';
import { openEmbedded } from '../../platform/embedded.ts';
import type { Platform } from '../../platform/platform.ts';
import { shutdownSignal } from '../../runtime/shutdown.ts';
import { crawlDueSources } from '../../stages/source-to-item.ts';
import type { Terminal } from '../terminal.ts';

/** `huiying source suggest URL`: reads a list page and two of its articles and prints a source to paste. */
export async function sourceSuggest(
  terminal: Terminal,
  { url, config: file }: { url: string; config: string },
): Promise<void> {
  const { say } = terminal;
  if (!/^https?:\/\//.test(url) || !URL.canParse(url))
    throw new AppError('config-invalid', `got "${url}", expected an http or https address`);
  await onTrial(terminal, await loadConfig(file), async (platform, stop) => {
    const suggested = await suggestSource(platform, url, stop);
    if (suggested.kind === 'unreadable')
      throw new AppError('not-found', `${url}: ${suggested.reason}`);
    terminal.print(snippetOf(url, suggested));
    terminal.print(say('suggestListed', { n: suggested.listed }));
    // as comments: everything printed may go into a file as it is
    const print = (line: string) => terminal.print(`# ${line}`);
    for (const article of suggested.trial) printRow({ ...terminal, print }, article);
  });
}

/** `huiying source try ID`: one look at the source, disabled or not, of which nothing is kept. */
export async function sourceTry(
  terminal: Terminal,
  { id, config: file }: { id: string; config: string },
): Promise<void> {
  const { print, say } = terminal;
  const config = await loadConfig(file);
  const crawled = config.sources.filter(isCrawled);
  const source = crawled.find((one) => one.id === id);
  if (!source) {
    const ids = crawled.map((one) => one.id).join(', ');
    throw new AppError('config-invalid', `got "${id}", expected one of ${ids}`);
  }
  await onTrial(terminal, config, async (platform, stop) => {
    const found: Item[] = [];
    const deps = {
      ...platform,
      log: keptBy(platform.log, found),
      maxArticlesPerLook: triedArticles,
    };
    const summary = await crawlDueSources(deps, [{ ...source, enabled: true }], stop);
    const state = await platform.pages.getSource(id);
    for (const item of found) printRow(terminal, item);
    const { pagesFetched: pages, refused, failed } = summary;
    const listed = state?.entriesListed ?? 0;
    print(say('tried', { listed, pages, items: found.length, refused, failed }));
    if (state?.lastError !== undefined) print(say('triedError', { reason: state.lastError }));
    else if (listed === 0) print(say('triedNothing'));
    if (found.length === 0) process.exitCode = 1;
  });
}

const triedArticles = 5;
/** Whatever is configured: a trial does not know how busy the running office keeps the host. */
const politeGapMs = secondMs;

/** A trial says itself what it found wrong. */
const trialLogLevel = (level: Terminal['logLevel']) => (level === 'warn' ? 'error' : level);

/** Work on a platform in a directory of its own, which is removed with all that the work has stored. */
async function onTrial(
  { logLevel, print }: Terminal,
  config: Config,
  work: (platform: Platform, stop: AbortSignal) => Promise<void>,
): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'huiying-trial-'));
  const perHostGap = Math.max(config.crawl.perHostGap, politeGapMs);
  const trial = { ...config, storage: { directory }, crawl: { ...config.crawl, perHostGap } };
  const platform = openEmbedded(trial, { logLevel: trialLogLevel(logLevel), print });
  try {
    await work(
      platform,
      shutdownSignal(() => process.exit(130)),
    );
  } finally {
    await platform.close();
    await rm(directory, { recursive: true, force: true });
  }
}

function keptBy(log: Log, found: Item[]): Log {
  return {
    ...log,
    append: async (records) => {
      for (const { topic, value } of records)
        if (topic === itemsTopic) found.push(itemSchema.parse(value));
    },
  };
}

/** As it could stand in config/sources; disabled until the office has confirmed it. */
function snippetOf(url: string, { source }: Suggestion): string {
  const { hostname } = new URL(url);
  const id = hostname.replace(/^www\./, '').replaceAll(/[^a-z0-9]+/g, '-');
  const { kind, ...selectors } = source;
  const tier = hostname.endsWith('.gov.cn') ? 'official' : 'portal';
  const basis = '待本单位确认';
  const every = '1h';
  const entry = { kind, id, name: hostname, tier, url, every, enabled: false, basis, ...selectors };
  return stringify([entry]).trimEnd();
}

function printRow(
  { print, say }: Terminal,
  {
    title,
    text,
    publishedAt,
    origin,
    url,
  }: Pick<Item, 'title' | 'text' | 'publishedAt' | 'url'> & {
    origin?: string | undefined;
  },
): void {
  const at = publishedAt === undefined ? say('undated') : shanghaiMinute(publishedAt);
  print(say('trialRow', { at, title: title || '—', origin: origin ?? '—', chars: text.length }));
  print(`    ${url}`);
}
