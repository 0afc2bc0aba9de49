import type { Pause } from '../domain/source-pause.ts';
import type { Source } from '../domain/source.ts';
import type { Documents } from '../ports/documents.ts';

export interface FollowedSources {
  /** The configured sources; whether one is on may change between two looks. */
  sources: readonly Source[];
  /** Why a source is paused; `undefined` when it is not. */
  pauseOf: (sourceId: string) => Pause | undefined;
  /** Reads which sources people have paused by now, in this process or another. */
  followSources: () => Promise<void>;
}

const maxSources = 100_000;

/** The configured sources without those that are paused; as configured until they are first followed. */
export function openFollowedSources(
  configured: readonly Source[],
  { documents }: { documents: Pick<Documents, 'sourceSwitches'> },
): FollowedSources {
  let pauses: ReadonlyMap<string, Pause> = new Map();
  return {
    sources: configured.map((source) => ({
      ...source,
      get enabled() {
        return source.enabled && !pauses.has(source.id);
      },
    })),
    pauseOf: (sourceId) => pauses.get(sourceId),
    async followSources() {
      const switches = await documents.sourceSwitches.list('', maxSources);
      pauses = new Map(switches.flatMap(({ id, pause }) => (pause ? [[id, pause] as const] : [])));
    },
  };
}
