import { fileURLToPath } from 'node:url';
import { loadConfig, type Config } from '../../src/config/load.ts';
import { sourceSchema } from '../../src/domain/source.ts';
import type { Item } from '../../src/domain/item.ts';
import type { TaggedItem } from '../../src/domain/tagged-item.ts';
import type { Instant } from '../../src/domain/time.ts';

/** One process from its start to its violent end. */
export interface Life {
  directory: string;
  configFile: string;
  seed: number;
  /** 1, 2, 3 … within the office. */
  number: number;
  /** Time goes on from one life to the next. */
  startAt: Instant;
  /** Dies at this point, the `nth` time; without it the parent decides. */
  failpoint?: string;
  nth: number;
}

/** The demonstration's; a process is told where it is, for its own code stands in one file elsewhere. */
export const demoFile = fileURLToPath(new URL('../../config/demo.yaml', import.meta.url));
// ten rounds of each loop a second at an hour a second
const loopAcceleration = 360;

/** The demonstration's office with one source on paper and its files in `directory`. */
export async function crashConfig(
  directory: string,
  configFile: string = demoFile,
): Promise<Config> {
  const config = await loadConfig(configFile);
  const url = 'http://paper.example/list.html';
  const about = {
    kind: 'html-list',
    id: 'paper',
    name: '测试网',
    tier: 'portal',
    links: 'li a',
    every: '15m',
  };
  return {
    ...config,
    sources: [sourceSchema.parse({ ...about, url })],
    storage: { directory },
    server: { host: '127.0.0.1', port: 0 },
    time: { acceleration: loopAcceleration },
  };
}

/** Tags nothing: what is tagged how does not matter to what is kept. */
export function untagged(item: Item): TaggedItem {
  return { item, tags: [], severityEvidence: [], region: [], owners: [] };
}
