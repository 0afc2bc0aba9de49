let latest = '';

/** Where the server's stream of changes stood before its latest answer; empty while nothing was answered. */
export function changesId(): string {
  return latest;
}

/** Remembers what an answer says of the stream of changes. */
export function noteChangesId({ headers }: Pick<Response, 'headers'>): void {
  latest = headers.get('Changes-Id') ?? latest;
}

/** Whether something was told under the id `told` that is not held by what was read at `read`. */
export function isBehind(read: string, told: string): boolean {
  if (read === told) return false;
  const places = placesOf(read);
  return [...placesOf(told)].some(([lane, offset]) => offset > (places.get(lane) ?? -1));
}

/** How far each lane of the log is: `stories/128` on one machine, `stories/3-128` on several. */
function placesOf(id: string): Map<string, number> {
  const places = id.split(',').map((piece) => /^(.*\D)(\d+)$/.exec(piece) ?? []);
  return new Map(places.map(([, lane = '', offset = 0]) => [lane, Number(offset)]));
}
