// npx tsx scripts/real-pages.ts: runs `huiying crawl --once` over pages that nobody here wrote, served from
// loopback, and prints docs/real-pages.md. Of third-party pages it prints counts only, never their text.
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { crawlOnce } from '../src/cli/commands/crawl.ts';
import { openTerminal } from '../src/cli/terminal.ts';
import { loadConfig } from '../src/config/load.ts';
import { priorities, severities } from '../src/domain/priority.ts';
import type { TaggedItem } from '../src/domain/tagged-item.ts';
import { shanghaiDay } from '../src/domain/time.ts';
import { openEmbedded } from '../src/platform/embedded.ts';
import { serveRealPages } from '../test/support/real-pages.ts';

const directory = await mkdtemp(join(tmpdir(), 'huiying-real-'));
const { site, pages, sources } = await serveRealPages();
for (const name of ['profiles', 'lexicon', 'calendar']) {
  await symlink(resolve('config', name), join(directory, name));
}
await writeFile(join(directory, 'sources.yaml'), JSON.stringify(sources));
const office = {
  office: { id: 'real', name: '真实网页试验', contact: 'contact@example.org' },
  profile: 'shanxi-culture',
  sources: ['sources.yaml'],
  storage: { directory: join(directory, 'store') },
  crawl: { perHostGap: '1ms', perHostConcurrency: 4, allowPrivateHosts: [site.host] },
};
const config = join(directory, 'office.yaml');
await writeFile(config, JSON.stringify(office));
const told: string[] = [];
const terminal = {
  ...openTerminal('en', process.env),
  print: (line: string) => void told.push(line),
};
const started = performance.now();
await crawlOnce(terminal, { config });
const seconds = (performance.now() - started) / 1000;
await site.close();

const platform = openEmbedded(await loadConfig(config), {
  logLevel: 'error',
  print: () => undefined,
});
const stories = await platform.stories.recent(0, 10_000);
const ids = stories.flatMap(({ appearances }) => appearances.map(({ itemId }) => itemId));
const items = (await Promise.all(ids.map((id) => platform.items.get(id)))).filter(
  (one) => one !== undefined,
);
const cases = await platform.cases.all(10_000);
await platform.close();
await rm(directory, { recursive: true });

const thirdParty = items.filter(({ item }) => item.sourceId === 'pages');
const seeds = items.filter(({ item }) => item.sourceId === 'seeds');
const share = (holds: (one: TaggedItem) => boolean) => {
  const count = thirdParty.filter(holds).length;
  return `${count} (${Math.round((100 * count) / thirdParty.length)} %)`;
};
const wordsOf = ({ tags }: TaggedItem) =>
  tags.map(({ priority, certainty, evidence }) => {
    const words = [...new Set(evidence.map(({ text }) => text))].slice(0, 4).join('、');
    return `${priority}${certainty === 'suspected' ? ' 疑似' : ''}「${words}」`;
  });

console.log(`# What comes out on real pages

Made by \`npx tsx scripts/real-pages.ts\` on ${shanghaiDay(Date.now())}: \`huiying crawl --once\` with the profile \`shanxi-culture\` over ${pages} pages from a loopback server: every Chinese page of a public extraction benchmark (newspapers, portals, government sites, forums; raw bytes, GBK among them, no helpful headers) and the five government documents that this project is drawn from. Third-party texts may not be repeated here, so of those only counts are shown. The same run is a test: \`test/flow/real-pages.test.ts\`.

\`\`\`
${told.filter((line) => /^(Visiting|\d+ sources|In store)/.test(line)).join('\n')}
\`\`\`

It took ${seconds.toFixed(1)} s on a machine with two shared cores.

| third-party pages | |
| --- | --- |
| became items | ${thirdParty.length} |
| with a publication time | ${share(({ item }) => item.publishedAt !== undefined)} |
| of them to the minute | ${share(({ item }) => item.publishedPrecision === 'minute')} |
| with 来源 | ${share(({ item }) => item.origin !== undefined)} |
| with an index table (索引号 …) | ${share(({ item }) => item.index !== undefined)} |
| without any priority | ${share(({ tags }) => tags.length === 0)} |
${priorities.map((p) => `| ${p} | ${share(({ tags }) => tags.some(({ priority }) => priority === p))} |`).join('\n')}
${severities.map((level) => `| severity ${level}, suggested | ${share(({ severity }) => severity === level)} |`).join('\n')}
| stories | ${stories.length} |
| cases that the profile's rules opened | ${cases.length} |

The benchmark's pages are ordinary news of many years, so the cases are what an office would have to dismiss or answer had all of it come on one day. What was wrong in them is what the next versions work on.

The five documents, each with what was read and why it was tagged:

| title as read | published | index fields | tags and the words behind them |
| --- | --- | --- | --- |
${seeds
  .map(({ item, ...rest }) => {
    const index = Object.entries(item.index ?? {}).map(([name, value]) => `${name} ${value}`);
    const published = item.publishedAt === undefined ? '' : shanghaiDay(item.publishedAt);
    return `| ${item.title} | ${published} | ${index.join('; ')} | ${wordsOf({ item, ...rest }).join(' ')} |`;
  })
  .join('\n')}`);
