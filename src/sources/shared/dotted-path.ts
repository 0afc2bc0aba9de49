import { isRecord } from './json.ts';

/** What stands at a dotted path such as `data.list` or `authors.0.name`; `undefined` when nothing does. */
export function valueAt(json: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, name) => {
    if (Array.isArray(value)) return /^\d{1,9}$/.test(name) ? value[Number(name)] : undefined;
    return isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  }, json);
}

/** The text or number at the path as text, trimmed; empty ones and everything else are `undefined`. */
export function textAt(json: unknown, path: string | undefined): string | undefined {
  const value = path === undefined ? undefined : valueAt(json, path);
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && text.trim() !== '' ? text.trim() : undefined;
}
