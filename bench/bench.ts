// npm run bench [name …]: prints a table. Figures are medians on this machine; compare ratios, not seconds.
import type { BenchRow } from './row.ts';

const benches: Record<string, () => Promise<readonly BenchRow[]>> = {
  log: async () => (await import('./log.ts')).benchLog(),
  flow: async () => (await import('./flow-as-built.ts')).benchFlowAsBuilt(),
  cases: async () => (await import('./cases.ts')).benchCases(),
  lists: async () => (await import('./lists.ts')).benchLists(),
  lateness: async () => (await import('./lateness.ts')).benchLateness(),
  audit: async () => (await import('./audit.ts')).benchAudit(),
  tagging: async () => (await import('./tagging.ts')).benchTagging(),
  stories: async () => (await import('./stories.ts')).benchStories(),
  extraction: async () => (await import('./extraction.ts')).benchExtraction(),
};

/** Needs Java and Maven, or Go: only when asked for. */
const onRealServers: typeof benches = {
  mongo: async () => (await import('./mongo.ts')).benchMongo(),
  distributed: async () => (await import('./distributed.ts')).benchDistributed(),
  pipeline: async () => (await import('./pipeline.ts')).benchPipeline(),
};

const wanted = process.argv.slice(2);
const offered = wanted.length === 0 ? benches : { ...benches, ...onRealServers };
for (const [name, bench] of Object.entries(offered)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  process.stderr.write(`${name} …\n`);
  for (const row of await bench()) {
    console.log(`| ${row.name} | ${row.value} | ${row.aim} |`);
  }
}
