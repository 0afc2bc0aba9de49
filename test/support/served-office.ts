import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openWeb } from '../../workers/web.ts';
import type { ExecuteDeps } from '../../src/actions/case/execute.ts';
import { openCase } from '../../src/actions/case/open-case.ts';
import type { Server } from '../../src/api/server.ts';
import { loadConfig } from '../../src/config/load.ts';
import { systemActor } from '../../src/domain/actor.ts';
import type { Case } from '../../src/domain/case/case.ts';
import { sourceSchema } from '../../src/domain/source.ts';
import type { Story } from '../../src/domain/story.ts';
import type { Instant } from '../../src/domain/time.ts';
import { openFollowedProfile, type FollowedProfile } from '../../src/office/profile-in-force.ts';
import { openFollowedSources, type FollowedSources } from '../../src/office/sources-in-force.ts';
import { openEmbedded } from '../../src/platform/embedded.ts';
import type { Platform } from '../../src/platform/platform.ts';
import type { Clock } from '../../src/ports/clock.ts';
import { relayOutbox } from '../../src/runtime/relay-outbox.ts';

export interface ServedOffice {
  platform: Platform;
  deps: ExecuteDeps & Pick<FollowedProfile, 'followProfile'> & FollowedSources;
  server: Server;
  /** Stores a story and opens its case. */
  open(story: Story): Promise<Case>;
  /** Passes the events of cases on, as the running office does all the time. */
  relay(): Promise<void>;
  close(): Promise<void>;
}

/** The demonstration's office behind a real server on a free port; nothing crawls. */
export async function serveOffice(
  clock: Clock,
  sources: readonly object[] = [],
  { isDemo = true, acceleration = 1 }: { isDemo?: boolean; acceleration?: number } = {},
): Promise<ServedOffice> {
  const directory = await mkdtemp(join(tmpdir(), 'huiying-served-'));
  const base = await loadConfig('config/demo.yaml');
  const config = {
    ...base,
    sources: sources.map((source) => sourceSchema.parse(source)),
    storage: { directory },
    access: { ...base.access, demo: isDemo },
    // the clock is moved by hand: a page that counts sixty times as fast would be ahead of it within a second
    time: { ...base.time, acceleration },
    server: { ...base.server, port: 0 },
  };
  const platform = openEmbedded(config, { logLevel: 'silent', print: () => undefined, clock });
  const { profile, calendar, rubrics } = config;
  const followed = {
    ...openFollowedProfile(profile, platform),
    ...openFollowedSources(config.sources, platform),
  };
  const deps = { ...platform, ...followed, calendar, rubrics };
  const server = await openWeb(platform, config, deps, process.env['HUIYING_TEST_WEB']);
  return {
    platform,
    deps,
    server,
    async open(story) {
      await platform.stories.put([story]);
      const opened = await openCase(deps, systemActor, { story });
      if (opened.kind !== 'opened') throw new Error(`expected a case, got ${opened.kind}`);
      return opened.case;
    },
    async relay() {
      await relayOutbox(platform);
    },
    async close() {
      await server.close();
      await platform.close();
      await rm(directory, { recursive: true });
    },
  };
}

/** A story as the pipeline would tell it, first seen now. */
export function storyOf(id: string, now: Instant, facts: Partial<Story> = {}): Story {
  const headline = facts.headline ?? '青川古城景区突发山洪';
  return {
    id,
    traceId: id,
    version: 1,
    headline,
    appearances: [
      {
        itemId: `${id}-1`,
        title: headline,
        url: 'http://qingchuan.example/1',
        sourceName: '青川网',
        tier: 'local-media',
        seenAt: now,
      },
    ],
    tags: [],
    priorities: ['P4'],
    severity: '重大',
    region: ['云岭省'],
    owners: [],
    firstPublicAt: now,
    firstSeenAt: now,
    lastSeenAt: now,
    heat: 1,
    ...facts,
  };
}
