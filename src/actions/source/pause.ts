import type { Actor } from '../../domain/actor.ts';
import {
  mayPause,
  refuseKeeper,
  refusePause,
  switchSource,
  type PauseRefused,
  type SourceSwitch,
} from '../../domain/source-pause.ts';
import type { Source } from '../../domain/source.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Documents } from '../../ports/documents.ts';

export interface PauseDeps {
  documents: Pick<Documents, 'sourceSwitches'>;
  clock: Clock;
  /** The sources as configured. */
  configuredSources: readonly Source[];
}

export type Paused =
  | { kind: 'switched'; after: SourceSwitch }
  | { kind: 'conflict'; currentVersion: number }
  | PauseRefused;

/** Pauses a source, or lets it be collected again; the crawler follows with its next round. */
export async function pauseSource(
  { documents, clock, configuredSources }: PauseDeps,
  actor: Actor,
  { id, isPaused, reason }: { id: string; isPaused: boolean; reason: string },
): Promise<Paused> {
  if (!mayPause(actor)) return refuseKeeper();
  const source = configuredSources.find((one) => one.id === id);
  if (!source) return refusePause('source-missing', `没有来源“${id}”，请刷新后重试`);
  const before = await documents.sourceSwitches.get(id);
  const wanted = { isPaused, reason, actor, now: clock.now() };
  const switched = switchSource(source, before, wanted);
  if (switched.kind === 'refused') return switched;
  const { after, event } = switched;
  const saved = await documents.sourceSwitches.save(after, before?.version ?? 0, event);
  return saved === 'saved'
    ? { kind: 'switched', after }
    : { kind: 'conflict', currentVersion: after.version };
}
