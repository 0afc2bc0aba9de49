import type { Actor } from '../../domain/actor.ts';
import {
  openedWatch,
  refuseWatch,
  watchRoles,
  type NewWatch,
  type Watch,
  type WatchRefused,
} from '../../domain/watch.ts';
import { watchEvent } from '../../domain/watch-event.ts';
import type { Clock } from '../../ports/clock.ts';
import type { WatchStore } from '../../ports/watch-store.ts';

export interface OpenWatchDeps {
  watches: WatchStore;
  clock: Clock;
  /** SHA-256 of a text in hex. */
  hash: (text: string) => string;
  /** What is wrong with a topic expression; `undefined` when it can be read. */
  faultOf: (topic: string) => string | undefined;
}

export type WatchOpened = { kind: 'opened' | 'already-open'; watch: Watch } | WatchRefused;

/** Opens a special watch. Its id comes from name and beginning: opened twice, it is one. */
export async function openWatch(
  deps: OpenWatchDeps,
  actor: Actor,
  input: NewWatch,
): Promise<WatchOpened> {
  if (!actor.roles.some((role) => watchRoles.includes(role))) return refuseWatchRole();
  const fault = deps.faultOf(input.topic);
  if (fault !== undefined) return refuseWatch('topic-wrong', `专题表达式有误：${fault}`);
  const { name, from, policyId } = input;
  const id = `watch-${deps.hash(policyId ?? `${from}/${name}`).slice(0, 24)}`;
  const existing = await deps.watches.get(id);
  if (existing !== undefined) return { kind: 'already-open', watch: existing };
  const act = { actor, now: deps.clock.now() };
  const watch = openedWatch(input, { id, ...act });
  if (watch.kind === 'refused') return watch;
  const event = watchEvent({ kind: 'watch-opened', after: watch }, act);
  if ((await deps.watches.save(watch, 0, event)) === 'saved') return { kind: 'opened', watch };
  return { kind: 'already-open', watch: (await deps.watches.get(id)) ?? watch };
}

/** The refusal that names who may. */
export function refuseWatchRole(): WatchRefused {
  return refuseWatch('not-permitted', '专项由研判员、办公室或领导设立、延长和结束');
}
