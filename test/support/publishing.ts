import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execute } from '../../src/actions/case/execute.ts';
import { nameAddress } from '../../src/actions/publication/name-address.ts';
import { sm3 } from '../../src/adapters/audit-files/sm3.ts';
import { openCrawler } from '../../src/adapters/http/crawler.ts';
import { openBlobStore } from '../../src/adapters/sqlite/blob-store.ts';
import { openCaseStore } from '../../src/adapters/sqlite/case-store.ts';
import { openDatabase } from '../../src/adapters/sqlite/database.ts';
import { openPublicationStore } from '../../src/adapters/sqlite/publication-store.ts';
import { openSmallDocuments } from '../../src/adapters/sqlite/small-documents.ts';
import type { PublicationChannelConfig } from '../../src/config/publication.ts';
import { publicationSchema } from '../../src/config/publication.ts';
import type { Actor } from '../../src/domain/actor.ts';
import type { Case } from '../../src/domain/case/case.ts';
import type { Command } from '../../src/domain/case/commands.ts';
import { replay } from '../../src/domain/case/evolve.ts';
import { openPublicationChannels } from '../../src/platform/publication-channels.ts';
import type { CaseStore } from '../../src/ports/case-store.ts';
import type { OfficialChannel } from '../../src/ports/channel.ts';
import { caseToPublication } from '../../src/stages/case-to-publication.ts';
import { sendDuePublications } from '../../src/stages/case-to-publication/send.ts';
import { proveDuePublications } from '../../src/stages/publication-to-proof.ts';
import {
  calendar,
  eight,
  minutes,
  openFile,
  people,
  profile,
  sha256,
  toAnswer,
  toJudgment,
  toSigned,
  type CaseFile,
} from '../domain/case/office.ts';
import { openKeptLogger } from './kept-logger.ts';
import { openLoopbackSite, type Route } from './loopback-site.ts';
import { openManualClock } from './manual-clock.ts';

type ChannelOf<C> = C extends unknown ? Omit<C, 'channel' | 'hosts' | 'lists'> : never;

export interface PublishingOptions {
  /** Without `directory`: the portal's inbox. */
  kind?: ChannelOf<PublicationChannelConfig>['kind'];
  /** Lists of the portal, as paths. */
  lists?: string[];
  /** Instead of what the configuration gives. */
  channel?: OfficialChannel['channel'];
}

/** A grave case with a signed draft, its channel, and a portal that shows what a test puts there. */
export async function openPublishing({ kind = 'files', lists = [], channel }: PublishingOptions) {
  const folder = await mkdtemp(join(tmpdir(), 'huiying-publishing-'));
  const routes: Record<string, Route> = {};
  const portal = await openLoopbackSite(routes);
  const clock = openManualClock(eight + minutes(30));
  const database = openDatabase(join(folder, 'huiying.db'));
  const logger = openKeptLogger();
  const cases = openCaseStore(database, sm3);
  const publications = openPublicationStore(database);
  const crawler = openCrawler(
    { userAgent: 'HuiyingBot/0.1', gapMs: 0, maxRetries: 0, allow: [portal.host] },
    { clock, logger },
  );
  const inbox = join(folder, 'inbox');
  const configured = publicationSchema.parse({
    channels: [
      {
        kind,
        channel: '门户网站',
        hosts: [portal.host],
        lists: lists.map((path) => `${portal.origin}${path}`),
        ...(kind === 'files' && { directory: inbox }),
      },
    ],
  });
  const official = new Map(
    [...openPublicationChannels(configured, clock)].map(([name, one]) => [
      name,
      { ...one, ...(channel && { channel }) },
    ]),
  );
  const blobs = openBlobStore(database);
  const basic = { cases, publications, officialChannels: official, blobs, crawler, clock, logger };
  const documents = openSmallDocuments(database);
  const deps = { ...basic, documents, profile, calendar, hash: sha256 };
  const stage = caseToPublication(deps);
  const file = toAnswer(toJudgment(openFile()), '重大');
  const signed = toSigned(file);
  await keep(cases, file);
  const { signal } = new AbortController();
  const world = {
    ...deps,
    portal,
    routes,
    inbox,
    signal,
    async give(actor: Actor, command: Command): Promise<Case> {
      const outcome = await execute(deps, actor, { caseId: file.case.id, command });
      if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
      return outcome.case;
    },
    request: () =>
      world.give(people.publisher, { kind: 'request-publish', ...signed, channel: '门户网站' }),
    async case(): Promise<Case> {
      const found = await cases.get(file.case.id);
      if (found === undefined) throw new Error('no case');
      return found;
    },
    async publication() {
      return (await world.case()).publications[0];
    },
    async events(kind: string) {
      return (await cases.history(file.case.id)).filter(({ event }) => event.kind === kind);
    },
    /** Lets time pass, then does what the timers do each second. */
    async pass(ms: number): Promise<void> {
      clock.advance(ms);
      const waiting = await cases.outbox(1000);
      await stage.handle(waiting.map((one) => stage.parse(JSON.parse(JSON.stringify(one)))));
      await cases.passedOn(waiting);
      await sendDuePublications(deps);
      await proveDuePublications(deps, signal);
    },
    nameAddress: (actor: Actor, path: string) =>
      nameAddress(deps, actor, {
        id: `${file.case.id}/p1`,
        url: path.startsWith('http') ? path : `${portal.origin}${path}`,
      }),
    /** The page as the CMS would show what it found in its inbox. */
    async exported(): Promise<string> {
      const names = await readdir(inbox);
      const html = names.find((name) => name.endsWith('.html'));
      return html === undefined ? '' : readFile(join(inbox, html), 'utf8');
    },
    async close(): Promise<void> {
      await crawler.close();
      await portal.close();
      await database.close();
      await rm(folder, { recursive: true });
    },
  };
  return world;
}
export type Publishing = Awaited<ReturnType<typeof openPublishing>>;

/** Brings a case's history into a store, version by version. */
async function keep(cases: CaseStore, { history }: CaseFile): Promise<void> {
  let current: Case | undefined;
  const versions = [...new Set(history.map(({ version }) => version))];
  for (const version of versions) {
    const events = history.filter((event) => event.version === version);
    const after = replay(events, current);
    if (after === undefined) throw new Error('expected events of a case');
    current = after;
    await cases.save({ expectedVersion: version - 1, after, events });
  }
}
