/** Raised by one with every change of a message's shape that readers so far could not read. */
export const messageVersion = 2;

/** From each older version that is still read to the next one. Version 1 did not say its version. */
const upgrades: Readonly<Record<number, (message: Message) => Message>> = {
  1: (message) => message,
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
  const { schemaVersion = 1, ...message } = value;
  if (schemaVersion === messageVersion) return { kind: 'readable', value: message };
  const upgrade = typeof schemaVersion === 'number' ? upgrades[schemaVersion] : undefined;
  if (upgrade === undefined) return { kind: 'unreadable', version: schemaVersion };
  return { kind: 'readable', value: upgrade(message) };
}

function isMessage(value: unknown): value is Message {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
