import type { Actor } from '../../domain/actor.ts';
import type { Instant } from '../../domain/time.ts';
import {
  closedWatch,
  extendedWatch,
  refuseWatch,
  watchRoles,
  type Watch,
  type WatchRefused,
} from '../../domain/watch.ts';
import { watchEvent } from '../../domain/watch-event.ts';
import type { Clock } from '../../ports/clock.ts';
import type { WatchStore } from '../../ports/watch-store.ts';
import { refuseWatchRole } from './open.ts';

export interface ChangeWatchDeps {
  watches: WatchStore;
  clock: Clock;
}

export type WatchChanged =
  { kind: 'changed'; watch: Watch } | WatchRefused | { kind: 'conflict'; currentVersion: number };

interface ChangeInput {
  id: string;
  /** The version that the person has seen. */
  expectedVersion: number;
  reason: string;
}

/** Lets a watch run on to a later end. */
export async function extendWatch(
  deps: ChangeWatchDeps,
  actor: Actor,
  { until, ...input }: ChangeInput & { until: Instant },
): Promise<WatchChanged> {
  const { reason } = input;
  return change(deps, actor, {
    ...input,
    kind: 'watch-extended',
    decide: (watch, now) => extendedWatch(watch, { until, reason }, { actor, now }),
  });
}

/** Ends a watch before its time; the cases that it has opened go on. */
export async function closeWatch(
  deps: ChangeWatchDeps,
  actor: Actor,
  input: ChangeInput,
): Promise<WatchChanged> {
  return change(deps, actor, {
    ...input,
    kind: 'watch-closed',
    decide: (watch, now) => closedWatch(watch, input.reason, { actor, now }),
  });
}

interface WatchDecision extends ChangeInput {
  kind: 'watch-extended' | 'watch-closed';
  decide: (watch: Watch, now: Instant) => Watch | WatchRefused;
}

async function change(
  { watches, clock }: ChangeWatchDeps,
  actor: Actor,
  { id, expectedVersion, reason, kind, decide }: WatchDecision,
): Promise<WatchChanged> {
  if (!actor.roles.some((role) => watchRoles.includes(role))) return refuseWatchRole();
  const watch = await watches.get(id);
  if (watch === undefined)
    return refuseWatch('watch-missing', `没有编号为“${id}”的专项，请刷新后重试`);
  if (watch.version !== expectedVersion) return { kind: 'conflict', currentVersion: watch.version };
  const now = clock.now();
  const after = decide(watch, now);
  if (after.kind === 'refused') return after;
  if (after.version === watch.version) return { kind: 'changed', watch };
  const event = watchEvent({ kind, before: watch, after, reason }, { actor, now });
  if ((await watches.save(after, expectedVersion, event)) === 'saved')
    return { kind: 'changed', watch: after };
  const winner = await watches.get(id);
  return { kind: 'conflict', currentVersion: winner?.version ?? expectedVersion };
}
