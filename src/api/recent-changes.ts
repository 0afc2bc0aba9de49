/** Something that open pages show has changed. */
export interface Change {
  topic: string;
  key: string;
  /** What happened, e.g. a case event's kind; `changed` where that is all there is to say. */
  kind: string;
  /** The version of the story or case after it. */
  version?: number;
}

/** A change and where it stands in its topic, as the log says. */
export interface LoggedChange {
  change: Change;
  position: string;
}

/**
 * The latest changes, so that a page that was cut off can be told what it missed. Ids name places of the log, so
 * one that another process gave, or this one before a restart, is understood as well.
 */
export interface RecentChanges {
  /** Names the latest change; a page that is told so far is up to date. */
  latestId(): string;
  add(changes: readonly LoggedChange[]): void;
  /** What came after this id; `undefined` when that is not known any more, or the log never got there. */
  since(id: string): Change[] | undefined;
}

/** How far a page or this process is: the last offset of each lane, which is a topic or a partition of one. */
type Places = Map<string, number>;

const idBegins = '1';

/** Keeps the latest `capacity` changes; what was not added before the first of a lane never was, for all it knows. */
export function openRecentChanges(capacity: number): RecentChanges {
  let kept: { change: Change; lane: string; offset: number }[] = [];
  const latest: Places = new Map();
  const dropped: Places = new Map();

  return {
    latestId: () =>
      [idBegins, ...[...latest].map(([lane, offset]) => `${lane}${offset}`)].join(','),
    add(changes) {
      for (const { change, position } of changes) {
        const place = placeOf(`${change.topic}/${position}`);
        if (place === undefined) continue;
        advance(latest, place);
        kept.push({ change, ...place });
      }
      const excess = Math.max(0, kept.length - capacity);
      for (const place of kept.slice(0, excess)) advance(dropped, place);
      kept = kept.slice(excess);
    },
    since(id) {
      const told = placesOf(id);
      if (told === undefined) return undefined;
      const isToldUpTo = (lane: string, offset: number) => offset <= (told.get(lane) ?? -1);
      const isTooOld = [...dropped].some(([lane, offset]) => !isToldUpTo(lane, offset));
      const isAhead = [...told].some(([lane, offset]) => offset > (latest.get(lane) ?? -1));
      if (isTooOld || isAhead) return undefined;
      return kept
        .filter(({ lane, offset }) => !isToldUpTo(lane, offset))
        .map(({ change }) => change);
    },
  };
}

/** A record may come twice and out of turn; how far one is never goes back. */
function advance(places: Places, { lane, offset }: { lane: string; offset: number }): void {
  places.set(lane, Math.max(offset, places.get(lane) ?? -1));
}

function placesOf(id: string): Places | undefined {
  const [beginning, ...pieces] = id.split(',');
  const places = pieces.map(placeOf);
  if (beginning !== idBegins || places.includes(undefined)) return undefined;
  return new Map(places.flatMap((place) => (place ? [[place.lane, place.offset]] : [])));
}

/** `stories/128` on one machine, `stories/3-128` in partition 3 of several. */
function placeOf(text: string): { lane: string; offset: number } | undefined {
  const [, lane, offset] = /^(.*\D)(\d{1,15})$/.exec(text) ?? [];
  return lane === undefined ? undefined : { lane, offset: Number(offset) };
}
