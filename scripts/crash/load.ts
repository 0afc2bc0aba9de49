import { setTimeout as delay } from 'node:timers/promises';
import { execute, type ExecuteDeps } from '../../src/actions/case/execute.ts';
import type { Actor } from '../../src/domain/actor.ts';
import type { Case } from '../../src/domain/case/case.ts';
import type { Command } from '../../src/domain/case/commands.ts';
import type { Story } from '../../src/domain/story.ts';
import { minuteMs, type Instant } from '../../src/domain/time.ts';
import { storiesTopic } from '../../src/domain/topics.ts';
import type { Platform } from '../../src/platform/platform.ts';
import { openRandom, type Random } from './random.ts';

/** What a process said was durable before it died. */
export type Effect =
  | { kind: 'record'; token: string }
  | { kind: 'story'; id: string }
  | { kind: 'item'; id: string }
  | { kind: 'command'; caseId: string; version: number; token: string }
  | { kind: 'notice'; id: string };

/** Where the harness's own records stand. */
export const crashTopic = 'crash-records';

const storiesPerLife = 8;
const actors = 4;
const roads = { id: 'museum', name: '博物馆处' };
const analyst: Actor = { id: 'u-1', name: '林研判', roles: ['analyst'] };
const coordinator: Actor = { id: 'u-2', name: '周督办', roles: ['coordinator', 'office-head'] };

export interface Load {
  /** Names this life of this office; tokens begin with it. */
  life: string;
  seed: number;
  tell: (effect: Effect) => void;
}

/** Opens cases, gives commands as several people at once and appends to the log, until the process dies. */
export async function runLoad(platform: Platform, deps: ExecuteDeps, load: Load): Promise<never> {
  const random = openRandom(load.seed);
  const everyone = Array.from({ length: actors }, (_, n) => act(deps, load, { random, n }));
  await Promise.all([
    tellStories(platform, load, random),
    appendRecords(platform, load),
    ...everyone,
  ]);
  throw new Error('the load never ends');
}

async function tellStories(
  { log, clock }: Platform,
  { life, tell }: Load,
  random: Random,
): Promise<void> {
  for (let n = 1; n <= storiesPerLife; n += 1) {
    const story = storyOf(`${life}-story-${n}`, clock.now() - random(50) * minuteMs);
    const value = n % 2 === 0 ? { ...story, severity: '重大' } : story;
    await log.append([{ topic: storiesTopic, key: story.id, value }]);
    tell({ kind: 'story', id: story.id });
    await delay(random(60));
  }
}

async function appendRecords({ log }: Platform, { life, tell }: Load): Promise<never> {
  for (let n = 1; ; n += 1) {
    const token = `${life}-record-${n}`;
    await log.append([{ topic: crashTopic, key: life, value: { token } }]);
    tell({ kind: 'record', token });
    await delay(2);
  }
}

async function act(
  deps: ExecuteDeps,
  { life, tell }: Load,
  { random, n }: { random: Random; n: number },
): Promise<never> {
  for (let count = 1; ; count += 1) {
    await delay(1 + random(10));
    const open = await deps.cases.all(40);
    const chosen = open[random(open.length)];
    if (chosen === undefined) continue;
    const token = `${life}-command-${n}-${count}`;
    const [actor, command] = commandFor(chosen, { random, token, others: open });
    const outcome = await execute(deps, actor, { caseId: chosen.id, command });
    if (outcome.kind === 'done' && outcome.events.length > 0)
      tell({ kind: 'command', caseId: chosen.id, version: outcome.case.version, token });
  }
}

/** Something that may be done to the case; its words carry the token wherever it has any. */
function commandFor(
  current: Case,
  { random, token, others }: { random: Random; token: string; others: readonly Case[] },
): [Actor, Command] {
  const reason = `核对${token}`;
  if (current.stage === '已合并' && random(3) === 0)
    return [analyst, { kind: 'unmerge', reason, itemIds: [] }];
  switch (random(7)) {
    case 0:
      return [coordinator, { kind: 'assign', assignee: { id: token, name: token } }];
    case 1: {
      const lead = { department: roads, basis: '谁主管谁负责' as const, reason };
      return [coordinator, { kind: 'set-lead', lead, coDepartments: [] }];
    }
    case 2:
      return [coordinator, { kind: 'start-consultation', question: reason, invitees: [roads] }];
    case 3:
      return [coordinator, { kind: 'waive-reply', department: roads.id, reason }];
    case 4:
      return [coordinator, { kind: 'close-consultation', minutes: reason }];
    case 5: {
      const targetId = others[random(others.length)]?.id ?? current.id;
      return random(4) === 0
        ? [analyst, { kind: 'merge-into', targetId, reason }]
        : [coordinator, { kind: 'report-upward', to: '省政府办公厅', summary: reason }];
    }
    default:
      return [analyst, { kind: 'add-items', itemIds: [token] }];
  }
}

function storyOf(id: string, firstPublicAt: Instant): Story {
  const seenAt = firstPublicAt + minuteMs;
  const span = { field: 'title', start: 3, end: 5, text: '积水', rule: 'crash' } as const;
  const appearance = (n: number) => ({
    itemId: `${id}-item-${n}`,
    title: '青禾镇积水',
    url: `https://news.example/${id}/${n}`,
    sourceName: '清河晚报',
    tier: 'local-media' as const,
    seenAt,
  });
  return {
    id,
    traceId: `trace-${id}`,
    version: 1,
    headline: '青禾镇积水',
    appearances: [appearance(1), appearance(2)],
    // what the profile's rules open a case for
    tags: [{ priority: 'P4', confidence: 0.9, certainty: 'sure', evidence: [span] }],
    priorities: ['P4'],
    region: [],
    owners: [],
    firstPublicAt,
    firstSeenAt: seenAt,
    lastSeenAt: seenAt,
    heat: 1,
  };
}
