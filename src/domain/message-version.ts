/**
 * Raised by one with every change of what a message may hold, a new kind of event or a new field as well: readers so far
 * refuse what they do not know. The shapes of each version stand in test/stages/message-shapes.
 */
export const messageVersion = 4;

/** From each older version that is still read to the next one. Version 1 did not say its version. */
const upgrades: Readonly<Record<number, (message: Message) => Message>> = {
  1: (message) => message,
  // 3 added the toll of a tagged item that is no emergency, and the event `rectification-confirmed`
  2: (message) => message,
  // 4 added the event `unclaimed`
  3: (message) => message,
};

type Message = Record<string, unknown>;

/** The message as it goes onto a topic of the flow, with its version. */
export function withVersion(value: unknown): unknown {
  return isMessage(value) ? { schemaVersion: messageVersion, ...value } : value;
}

/** The message in the shape of today; `unreadable` when it is of a version that this program does not know. */
export function inTodaysShape(
  value: unknown,
): { kind: 'readable'; value: unknown } | { kind: 'unreadable'; version: unknown } {
  if (!isMessage(value)) return { kind: 'readable', value };
  const { schemaVersion = 1, ...written } = value;
  if (typeof schemaVersion !== 'number') return { kind: 'unreadable', version: schemaVersion };
  let message: Message = written;
  for (let version = schemaVersion; version !== messageVersion; version += 1) {
    const upgrade = upgrades[version];
    if (upgrade === undefined) return { kind: 'unreadable', version: schemaVersion };
    message = upgrade(message);
  }
  return { kind: 'readable', value: message };
}

function isMessage(value: unknown): value is Message {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
