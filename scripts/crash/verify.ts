import { setImmediate as turn } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { verifyAudit } from '../../src/actions/audit/verify.ts';
import { fireDue } from '../../src/actions/case/fire-due.ts';
import { settled } from '../../src/cli/settled.ts';
import type { Case } from '../../src/domain/case/case.ts';
import { replay } from '../../src/domain/case/evolve.ts';
import { nextFireAt } from '../../src/domain/case/ladder.ts';
import { isLive } from '../../src/domain/case/stage.ts';
import type { Story } from '../../src/domain/story.ts';
import type { Instant } from '../../src/domain/time.ts';
import { deadLetterTopic, caseEventsTopic } from '../../src/domain/topics.ts';
import { openPipeline } from '../../src/pipeline.ts';
import { openEmbedded } from '../../src/platform/embedded.ts';
import type { Platform } from '../../src/platform/platform.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { StoredCaseEvent } from '../../src/ports/case-store.ts';
import { relayOutbox } from '../../src/runtime/relay-outbox.ts';
import { runStage } from '../../src/runtime/run-stage.ts';
import { parseCaseEvent } from '../../src/stages/case-event-message.ts';
import { isNoteworthy, noticeOf } from '../../src/stages/case-to-escalation/notice-of.ts';
import { crashConfig, untagged } from './config.ts';
import { crashTopic, type Effect } from './load.ts';

/** What an office shows after its last life, once everything in hand is finished. */
export interface Verdict {
  /** Acknowledged and gone. */
  lost: string[];
  /** There twice. */
  doubled: string[];
  /** Any other broken promise: replay, audit, lag, missed steps, dead letters. */
  broken: string[];
  counts: { effects: number; cases: number; events: number; notices: number; items: number };
  /** Notices that went out again with the same id, as a crash between sending and recording allows. */
  sentAgain: number;
}

const everything = 1_000_000;
const recordSchema = z.strictObject({ token: z.string() });

/** Opens the office at that time, lets it finish, and holds it against what its lives acknowledged. */
export async function verify(
  directory: string,
  at: Instant,
  effects: readonly Effect[],
): Promise<Verdict> {
  const config = await crashConfig(directory);
  const clock = standingClock(at);
  const platform = openEmbedded(config, { logLevel: 'error', print: () => undefined, clock });
  try {
    const { profile, calendar } = config;
    const stages = await openPipeline({ ...platform, profile, calendar, tag: untagged });
    await finish(platform, { stages, fire: () => fireDue({ ...platform, profile, calendar }) });
    const verdict = await judge(platform, effects, at);
    const left = await Promise.all(
      stages.map(({ name }) => platform.log.lag(deadLetterTopic(name), 'verify')),
    );
    if (left.some((count) => count > 0)) verdict.broken.push(`dead letters: ${left.join(' ')}`);
    return verdict;
  } finally {
    await platform.close();
  }
}

function standingClock(at: Instant): Clock {
  return { now: () => at, monotonicMs: () => 0, sleep: () => turn() };
}

interface Work {
  stages: Awaited<ReturnType<typeof openPipeline>>;
  fire: () => Promise<unknown>;
}

/** Two rounds of the timer with everything that follows: what the first brings may arm the second. */
async function finish(platform: Platform, { stages, fire }: Work): Promise<void> {
  const stop = new AbortController();
  const running = Promise.all(stages.map((stage) => runStage(platform, stage, stop.signal)));
  const sleep = async () => {
    await relayOutbox(platform);
    await turn();
  };
  for (let round = 0; round < 2; round += 1) {
    await fire();
    await settled({ ...platform, clock: { sleep } }, stages, stop.signal);
  }
  stop.abort();
  await running;
}

async function judge(
  platform: Platform,
  effects: readonly Effect[],
  at: Instant,
): Promise<Verdict> {
  const cases = await platform.cases.all(everything);
  const histories = new Map<string, StoredCaseEvent[]>();
  for (const { id } of cases) histories.set(id, await platform.cases.history(id));
  const events = [...histories.values()].flat();
  const findings = { lost: [], doubled: [], broken: [] };
  const verdict: Verdict = {
    ...findings,
    counts: {
      effects: effects.length,
      cases: cases.length,
      events: events.length,
      notices: new Set(idsOf(effects, 'notice')).size,
      items: await platform.items.count(),
    },
    sentAgain: repeated(idsOf(effects, 'notice')).length,
  };
  await judgeRecords(platform, effects, verdict);
  judgeCommands(effects, histories, verdict);
  judgeCases(cases, { histories, at }, verdict);
  judgeStories(cases, effects, verdict);
  await judgeItems(platform, effects, verdict);
  await judgeNotices(platform, { cases, events }, verdict);
  await judgeRelay(platform, events, verdict);
  const audit = await verifyAudit(platform);
  for (const finding of audit.findings) verdict.broken.push(`audit: ${JSON.stringify(finding)}`);
  return verdict;
}

async function judgeRecords(
  { log }: Platform,
  effects: readonly Effect[],
  { lost, doubled }: Verdict,
): Promise<void> {
  const kept = await readAll(log, crashTopic, (value) => recordSchema.parse(value).token);
  const told = effects.flatMap((effect) => (effect.kind === 'record' ? [effect.token] : []));
  lost.push(...missing(told, kept).map((token) => `record ${token}`));
  doubled.push(...repeated(kept).map((token) => `record ${token}`));
}

/** A command's words stand in one version of one case: the acknowledged one. */
function judgeCommands(
  effects: readonly Effect[],
  histories: ReadonlyMap<string, readonly StoredCaseEvent[]>,
  { lost, doubled }: Verdict,
): void {
  const versions = new Map<string, string[]>();
  for (const [caseId, history] of histories)
    for (const { event } of history)
      for (const token of new Set(JSON.stringify(event).match(/\d+-\d+-command-\d+-\d+/g)))
        if (event.kind !== 'absorbed' && event.kind !== 'unmerged') {
          const at = `${caseId} ${event.version}`;
          const known = versions.get(token) ?? [];
          versions.set(token, known.includes(at) ? known : [...known, at]);
        }
  for (const effect of effects) {
    if (effect.kind !== 'command') continue;
    const { caseId, version, token } = effect;
    const isKept = histories.get(caseId)?.some(({ event }) => event.version === version);
    if (isKept !== true) lost.push(`command ${token}`);
  }
  for (const [token, at] of versions)
    if (at.length > 1) doubled.push(`command ${token} in ${at.join(' and ')}`);
}

function judgeCases(
  cases: readonly Case[],
  { histories, at }: { histories: ReadonlyMap<string, readonly StoredCaseEvent[]>; at: Instant },
  { doubled, broken }: Verdict,
): void {
  doubled.push(...repeated(cases.map(({ number }) => number)).map((number) => `number ${number}`));
  const keys: string[] = [];
  for (const current of cases) {
    const history = histories.get(current.id) ?? [];
    const events = history.map(({ event }) => event);
    // as stored: an optional key that is undefined is no key
    const folded: unknown = JSON.parse(JSON.stringify(replay(events) ?? null));
    if (!isDeepStrictEqual(folded, current)) broken.push(`replay of ${current.id}`);
    if (history.some(({ sequence }, index) => sequence !== index + 1))
      broken.push(`sequence of ${current.id}`);
    if ((nextFireAt(current) ?? Infinity) <= at) broken.push(`overdue steps of ${current.id}`);
    keys.push(...events.flatMap((event) => (event.kind === 'step-fired' ? [event.key] : [])));
  }
  doubled.push(...repeated(keys).map((key) => `step ${key}`));
}

/** Every story that was taken in is answered for by one live case. */
function judgeStories(
  cases: readonly Case[],
  effects: readonly Effect[],
  { lost, doubled }: Verdict,
): void {
  const held = cases.filter(({ stage }) => isLive(stage)).flatMap(({ storyIds }) => storyIds);
  const told = effects.flatMap((effect) => (effect.kind === 'story' ? [effect.id] : []));
  lost.push(...missing(told, held).map((id) => `case of ${id}`));
  doubled.push(...repeated(held).map((id) => `case of ${id}`));
}

/** Every item is stored once, in one story, with its evidence. */
async function judgeItems(
  { items, stories, blobs }: Platform,
  effects: readonly Effect[],
  { lost, doubled, broken }: Verdict,
): Promise<void> {
  const grouped = (await stories.recent(0, everything)).flatMap((story: Story) =>
    story.appearances.map(({ itemId }) => itemId),
  );
  const told = new Set(idsOf(effects, 'item'));
  lost.push(...missing([...told], grouped).map((id) => `story of ${id}`));
  doubled.push(...repeated(grouped).map((id) => `story of ${id}`));
  for (const id of told) {
    const evidence = (await items.get(id))?.item.evidence;
    if (evidence === undefined) lost.push(`item ${id}`);
    else if ((await blobs.get(evidence)) === undefined) broken.push(`evidence of ${id}`);
  }
}

/** Each new case and each step has one notice on each way, and all of them arrived. */
async function judgeNotices(
  { notices }: Platform,
  { cases, events }: { cases: readonly Case[]; events: readonly StoredCaseEvent[] },
  { doubled, lost }: Verdict,
): Promise<void> {
  const byId = new Map(cases.map((current) => [current.id, current]));
  for (const { caseId, event } of events) {
    const current = byId.get(caseId);
    if (!isNoteworthy(event) || current === undefined) continue;
    const { id } = noticeOf(event, current);
    const deliveries = await notices.deliveriesOf(id);
    if (deliveries.length > 1) doubled.push(`notice ${id}`);
    if (!deliveries.some(({ state }) => state.kind === 'delivered')) lost.push(`notice ${id}`);
  }
}

/** Every event went out, per case in order; again only as a whole batch from before a crash. */
async function judgeRelay(
  { log }: Platform,
  events: readonly StoredCaseEvent[],
  { lost, broken }: Verdict,
): Promise<void> {
  const sent = await readAll(log, caseEventsTopic, parseCaseEvent);
  const nameOf = ({ caseId, sequence }: StoredCaseEvent) => `${caseId} ${sequence}`;
  lost.push(...missing(events.map(nameOf), sent.map(nameOf)).map((name) => `event ${name}`));
  const reached = new Map<string, number>();
  for (const stored of sent) {
    const before = reached.get(stored.caseId) ?? 0;
    if (stored.sequence > before + 1) broken.push(`order of ${nameOf(stored)}`);
    reached.set(stored.caseId, Math.max(before, stored.sequence));
  }
}

async function readAll<T>(
  log: Platform['log'],
  topic: string,
  parse: (value: unknown) => T,
): Promise<T[]> {
  const total = await log.lag(topic, 'verify');
  const found: T[] = [];
  if (total === 0) return found;
  const stop = new AbortController();
  const options = { topic, group: 'verify', batchSize: 5000, signal: stop.signal };
  await log.consume(options, async (batch) => {
    for (const { value } of batch) found.push(parse(value));
    if (found.length >= total) stop.abort();
  });
  return found;
}

function idsOf(effects: readonly Effect[], kind: 'item' | 'notice'): string[] {
  return effects.flatMap((effect) => (effect.kind === kind ? [effect.id] : []));
}

function missing(expected: readonly string[], found: readonly string[]): string[] {
  const there = new Set(found);
  return expected.filter((one) => !there.has(one));
}

function repeated(all: readonly string[]): string[] {
  const seen = new Set<string>();
  return all.filter((one) => seen.has(one) || (seen.add(one), false));
}
