type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** The same fields without those that have no value. */
export function present<T extends object>(fields: T): Present<T>;
export function present(fields: object): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
